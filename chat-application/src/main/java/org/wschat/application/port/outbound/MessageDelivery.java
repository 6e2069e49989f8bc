package org.wschat.application.port.outbound;

import java.util.concurrent.CompletionStage;
import org.wschat.domain.message.Message;

/** Pushes messages to people who are connected. */
public interface MessageDelivery {

    /**
     * Hands a stored message to every socket its recipient has open on the conversation, without waiting for any of them.
     * May be called from any thread; messages handed over one after the other reach each socket in that order. Never
     * fails: a socket that cannot take the message simply does not get it.
     *
     * @param message a committed message
     * @return whom it reaches
     */
    Delivery deliver(Message message);

    /**
     * How far a delivery came.
     *
     * @param peerOnline whether the recipient had a socket open on the conversation
     * @param written completes with true once the message is written completely to the first of these sockets, with false
     *     once it is known that none will have it; never exceptionally
     */
    record Delivery(boolean peerOnline, CompletionStage<Boolean> written) {}
}
