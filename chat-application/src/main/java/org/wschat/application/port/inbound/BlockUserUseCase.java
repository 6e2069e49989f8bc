package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;
import org.wschat.domain.conversation.Block;

/** Takes no more messages of somebody for a person, or takes them again. */
public interface BlockUserUseCase {

    /**
     * Repeating it changes nothing.
     *
     * @param block who, of whom
     * @param blocked whether none are taken from now on
     * @return completes once that is committed; or with {@link org.wschat.application.port.outbound.MessageStoreException}
     */
    CompletionStage<Void> block(Block block, boolean blocked);
}
