package org.wschat.domain.user;

/**
 * What names a session in lists. It opens nothing.
 *
 * @param value 1 to 64 letters, digits, {@code -} or {@code _}
 */
public record SessionId(String value) {

    /**
     * Checks the rule above.
     *
     * @param value as above
     * @throws IllegalArgumentException if it is broken
     */
    public SessionId {
        if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("session id: not well-formed (expected: letters, digits, - and _)");
        }
    }

    /** {@return the bare id} */
    @Override
    public String toString() {
        return value;
    }
}
