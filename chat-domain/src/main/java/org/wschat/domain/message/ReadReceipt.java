package org.wschat.domain.message;

import org.wschat.domain.conversation.UserId;

/**
 * That a person has read all that somebody said to them, through one place of their conversation.
 *
 * @param reader who has read
 * @param peer whose messages
 * @param seq the place, that of a stored message, whoever of the two has sent it
 */
public record ReadReceipt(UserId reader, UserId peer, long seq) {

    /**
     * Checks the place.
     *
     * @param reader as above
     * @param peer as above
     * @param seq as above
     * @throws IllegalArgumentException if {@code seq} is below 1
     */
    public ReadReceipt {
        if (seq < 1) {
            throw new IllegalArgumentException("seq: " + seq + " (expected: at least 1)");
        }
    }
}
