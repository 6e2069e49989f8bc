package org.wschat.domain.message;

/**
 * The place of a message in its conversation, counted twice: among all messages, and among those of its sender.
 *
 * @param seq 1, 2, 3, … over the messages of both people, without a gap
 * @param senderSeq 1, 2, 3, … over the messages of the sender in this conversation, without a gap; at most {@code seq}
 */
public record MessagePosition(long seq, long senderSeq) {

    /**
     * Checks the numbers.
     *
     * @param seq as above
     * @param senderSeq as above
     * @throws IllegalArgumentException unless 1 &lt;= {@code senderSeq} &lt;= {@code seq}
     */
    public MessagePosition {
        if (senderSeq < 1 || senderSeq > seq) {
            throw new IllegalArgumentException(
                    "position: senderSeq " + senderSeq + ", seq " + seq + " (expected: 1 <= senderSeq <= seq)");
        }
    }
}
