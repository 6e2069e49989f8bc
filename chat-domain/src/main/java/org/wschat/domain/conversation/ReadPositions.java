package org.wschat.domain.conversation;

/**
 * How far the two people of a conversation have read, as one of them sees it.
 *
 * @param readSeq everything the peer said up to this {@code seq} is read by the person; 0 if that is certain of nothing
 * @param peerReadSeq everything the person said up to this {@code seq} is read by the peer; 0 if that is certain of nothing
 */
public record ReadPositions(long readSeq, long peerReadSeq) {

    /** Of a conversation without messages. */
    public static final ReadPositions NONE = new ReadPositions(0, 0);

    /**
     * Checks the numbers.
     *
     * @param readSeq as above
     * @param peerReadSeq as above
     * @throws IllegalArgumentException if one is negative
     */
    public ReadPositions {
        if (readSeq < 0 || peerReadSeq < 0) {
            throw new IllegalArgumentException(
                    "read positions: " + readSeq + ", " + peerReadSeq + " (expected: 0 or more)");
        }
    }
}
