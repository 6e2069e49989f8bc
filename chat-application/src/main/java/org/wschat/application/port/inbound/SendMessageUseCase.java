package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;

/** Sends one message to one person. */
public interface SendMessageUseCase {

    /**
     * Stores the message, then pushes it to the recipient if they are connected.
     *
     * <p>Messages that one caller sends in a conversation, one call after the other, are stored in that order, whether or
     * not it waits for the answers in between.
     *
     * @param command who says what to whom
     * @return the outcome, once the message is committed and handed to the recipient's sockets, or is known not to be
     *     allowed; or {@link org.wschat.application.port.outbound.MessageStoreException}, and then nothing was stored
     */
    CompletionStage<SendMessageOutcome> send(SendMessageCommand command);
}
