package org.wschat.application.port.outbound;

/**
 * A point in all that is stored, from which {@link InboxStore#sync} goes on; only the store that has made it can read it.
 *
 * @param value 1 to {@value #MAX_LENGTH} letters, digits, dots, dashes and underscores
 */
public record SyncCursor(String value) {

    /** The most characters a cursor may have. */
    public static final int MAX_LENGTH = 200;

    /**
     * Checks the characters.
     *
     * @param value as above
     * @throws IllegalArgumentException if a rule is broken; the message does not repeat the value
     */
    public SyncCursor {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(SyncCursor::isAllowed)) {
            throw new IllegalArgumentException("cursor: not one (expected: one that this server has given)");
        }
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ".-_".indexOf(c) >= 0;
    }

    /** {@return the bare value} */
    @Override
    public String toString() {
        return value;
    }
}
