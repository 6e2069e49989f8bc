package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;
import org.wschat.domain.conversation.UserId;

/** Recalls a message, for whoever sent it. */
public interface RecallMessageUseCase {

    /**
     * Takes the text of a message back, within the time that is allowed. Doing it again changes nothing, and tells everybody again.
     *
     * @param sender who has sent it
     * @param peer the other person of the conversation; may be the sender
     * @param seq its place in the conversation
     * @return the message as it is now, or what forbade it; or {@link org.wschat.application.port.outbound.MessageStoreException}
     */
    CompletionStage<ChangeMessageOutcome> recall(UserId sender, UserId peer, long seq);
}
