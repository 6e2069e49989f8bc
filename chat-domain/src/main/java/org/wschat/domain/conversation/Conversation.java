package org.wschat.domain.conversation;

/**
 * The unordered pair of people who talk to each other; the same value whoever of the two is named first. A person may
 * talk to themselves.
 *
 * @param low the one of the two that sorts first, or both
 * @param high the other one
 */
public record Conversation(UserId low, UserId high) {

    private static final int SPREAD = 0x9E3779B9; // 2^32 divided by the golden ratio

    /**
     * Keeps the pair in order; {@link #between} sorts for you.
     *
     * @param low as above
     * @param high as above
     * @throws IllegalArgumentException if {@code low} sorts after {@code high}
     */
    public Conversation {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("conversation: low sorts after high (expected: low <= high)");
        }
    }

    /**
     * The conversation of two people, in whichever order they are given.
     *
     * @param one a person
     * @param other a person, perhaps the same
     * @return the same value for both orders
     */
    public static Conversation between(UserId one, UserId other) {
        return one.compareTo(other) <= 0 ? new Conversation(one, other) : new Conversation(other, one);
    }

    /**
     * Spreads pairs of similar ids, such as (a1, b1), (a2, b2) and so on; a record's own hash puts all of them into a
     * thirty-second part of a table.
     */
    @Override
    public int hashCode() {
        int hash = (low.hashCode() * SPREAD + high.hashCode()) * SPREAD;
        return hash ^ (hash >>> 16);
    }

    /**
     * The other person of the pair.
     *
     * @param member one of the two
     * @return the other one; the same person in a conversation with oneself
     * @throws IllegalArgumentException if {@code member} is neither of the two
     */
    public UserId peerOf(UserId member) {
        if (member.equals(low)) {
            return high;
        }
        if (member.equals(high)) {
            return low;
        }
        throw new IllegalArgumentException("member: not of this conversation (expected: one of its two people)");
    }
}
