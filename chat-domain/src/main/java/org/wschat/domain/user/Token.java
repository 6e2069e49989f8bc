package org.wschat.domain.user;

/**
 * What a client shows to prove who it is: an opaque secret.
 *
 * @param value 1 to {@value #MAX_CHARACTERS} visible ASCII characters
 */
public record Token(String value) {

    /** The longest token; hosts that bring their own identity may have long ones. */
    public static final int MAX_CHARACTERS = 4096;

    /**
     * Checks the rule above.
     *
     * @param value as above
     * @throws IllegalArgumentException if it is broken; the message never tells the token
     */
    public Token {
        if (value.isEmpty() || value.length() > MAX_CHARACTERS || !value.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "token: not well-formed (expected: 1 to " + MAX_CHARACTERS + " visible ASCII characters)");
        }
    }

    /** {@return nothing that tells it} */
    @Override
    public String toString() {
        return "Token[…]";
    }
}
