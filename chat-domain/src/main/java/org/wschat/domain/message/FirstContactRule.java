package org.wschat.domain.message;

/**
 * How often a person may write to somebody who has never answered.
 *
 * <p>With a limit of N above 0, whoever has sent N messages to a peer who never sent one back must wait for an answer;
 * one answer lifts the limit for good. A limit of 0 switches the rule off.
 *
 * @param limit the number of messages before an answer is needed; 0 for no limit
 */
public record FirstContactRule(int limit) {

    /** The rule switched off. */
    public static final FirstContactRule OFF = new FirstContactRule(0);

    /**
     * Checks the limit.
     *
     * @param limit as above
     * @throws IllegalArgumentException if the limit is negative
     */
    public FirstContactRule {
        if (limit < 0) {
            throw new IllegalArgumentException("first contact limit: " + limit + " (expected: 0 or more)");
        }
    }

    /**
     * Whether one more message may be sent.
     *
     * @param sent how many messages the sender has stored in this conversation so far
     * @param answers how many messages the peer has stored in it so far
     * @return true if the next message is allowed
     */
    public boolean allows(long sent, long answers) {
        return limit == 0 || answers > 0 || sent < limit;
    }
}
