package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;
import org.wschat.domain.conversation.UserId;

/** Tells a person that somebody is writing to them; nothing is stored. */
public interface NotifyTypingUseCase {

    /**
     * Tells every connection of the person, unless they block who writes.
     *
     * @param from who writes
     * @param to to whom
     * @return completes once everybody is told, or nobody has to be; or with {@link org.wschat.application.port.outbound.MessageStoreException}
     */
    CompletionStage<Void> typing(UserId from, UserId to);
}
