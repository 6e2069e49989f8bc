package org.wschat.application.port.outbound;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.ReadReceipt;

/**
 * Tells people who are connected what happens in their conversations. May be called from any thread, without waiting for any
 * connection, and never fails: a connection that cannot take what it is told simply does not get it.
 */
public interface MessageDelivery {

    /**
     * Hands a stored message to every connection its recipient has for the conversation, and to those of its sender but the
     * one it came over. Messages handed over one after the other reach each connection in that order.
     *
     * @param message a committed message
     * @param origin the connection it came over, which is answered; empty if there is none that is told of messages
     * @return whom it reaches
     */
    Delivery deliver(Message message, Optional<ConnectionId> origin);

    /**
     * Hands a message over once more to every connection its recipient has for the conversation, if it is unread: whoever sends
     * it again may have missed the answer because nobody was told of it. Connections are told that they may know it already.
     *
     * @param message a committed message
     * @return whom it reaches; of one that is read only whether the recipient has a connection
     */
    Delivery deliverAgain(Message message);

    /**
     * Tells every connection of both people that a message was edited or recalled.
     *
     * @param message the message as it is now
     */
    void changed(Message message);

    /**
     * Tells every connection of both people how far one of them has read.
     *
     * @param receipt who has read what
     * @param at when
     */
    void read(ReadReceipt receipt, Instant at);

    /**
     * Tells every connection of a person that somebody is writing to them.
     *
     * @param from who writes
     * @param to to whom
     */
    void typing(UserId from, UserId to);

    /**
     * How far a delivery came.
     *
     * @param peerOnline whether the recipient had a connection for the conversation
     * @param written completes with true once the message is written completely to the first connection on which it then
     *     counts as read; with false once it is known that there will be none; never exceptionally
     */
    record Delivery(boolean peerOnline, CompletionStage<Boolean> written) {}
}
