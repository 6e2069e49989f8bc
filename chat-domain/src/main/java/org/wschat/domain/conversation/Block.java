package org.wschat.domain.conversation;

/**
 * That somebody wants no more messages of somebody else. It says nothing about the other direction, nor about what was said
 * before.
 *
 * @param user who wants none
 * @param blocked whose messages are not taken; somebody else
 */
public record Block(UserId user, UserId blocked) {

    /**
     * Checks that there are two.
     *
     * @param user as above
     * @param blocked as above
     * @throws IllegalArgumentException if they are the same
     */
    public Block {
        if (user.equals(blocked)) {
            throw new IllegalArgumentException("block: the user's own id (expected: somebody else's)");
        }
    }

    /** {@return the conversation that it belongs to} */
    public Conversation conversation() {
        return Conversation.between(user, blocked);
    }
}
