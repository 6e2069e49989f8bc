package org.wschat.client;

/**
 * Hears what happens. The methods are called one at a time, in order, on the executor of the client; one that takes long
 * holds the server back rather than filling the memory. What a method throws is logged, and told to
 * {@link #onProblem}. Every method does nothing unless overridden.
 */
public interface ChatListener {

    /**
     * A message to or from the user of the client, each once in the normal case, those of a conversation in their order.
     * After a restart with {@link ChatClientBuilder#since}, or when more than 10,000 messages came between, the same one may
     * come again: tell by {@link Message#id}. What this client sends itself is told by the future of
     * {@link ChatClient#send} instead, unless its answer was lost.
     *
     * @param message the message
     * @param replay whether it was missed before and comes late
     */
    default void onMessage(Message message, boolean replay) {}

    /**
     * A message was edited.
     *
     * @param edited which, and what it says now
     */
    default void onEdited(Edited edited) {}

    /**
     * A message was recalled.
     *
     * @param recalled which
     */
    default void onRecalled(Recalled recalled) {}

    /**
     * Somebody has read.
     *
     * @param read who, what and up to where
     */
    default void onRead(Read read) {}

    /**
     * Somebody is writing to the user of the client.
     *
     * @param from who
     */
    default void onTyping(String from) {}

    /**
     * Somebody who is watched came or went, or was there at the beginning.
     *
     * @param presence who, and whether they are there
     */
    default void onPresence(Presence presence) {}

    /**
     * A socket is open, for the first time or again.
     *
     * @param welcome what the server said
     */
    default void onConnected(Welcome welcome) {}

    /**
     * A socket that was open is not any more. The client connects again by itself, unless {@link #onEnded} follows.
     *
     * @param code the close code; 1006 if there was none
     * @param reason the server's words; may be empty
     */
    default void onDisconnected(int code, String reason) {}

    /**
     * The client has given up, because trying again would not help, or was closed. Nothing follows.
     *
     * @param cause why
     */
    default void onEnded(ChatException cause) {}

    /**
     * Something went wrong that the client lives with: a frame it cannot read, a listener that threw, messages that were
     * missed and cannot be had any more. For the log.
     *
     * @param problem what
     */
    default void onProblem(ChatException problem) {}
}
