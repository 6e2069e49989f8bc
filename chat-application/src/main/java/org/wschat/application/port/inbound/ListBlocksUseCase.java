package org.wschat.application.port.inbound;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.conversation.UserId;

/** Names those whom a person blocks. */
public interface ListBlocksUseCase {

    /**
     * Reads them all.
     *
     * @param user the person
     * @return their ids, in order; or {@link org.wschat.application.port.outbound.MessageStoreException}
     */
    CompletionStage<List<UserId>> list(UserId user);
}
