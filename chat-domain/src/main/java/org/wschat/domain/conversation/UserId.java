package org.wschat.domain.conversation;

/**
 * The name by which a person is known on the wire and in the store, compared character for character: case, blanks and
 * Unicode normal form all count.
 *
 * <p>It has 1 to {@value #MAX_CHARACTERS} characters (Unicode code points), no control character, no lone surrogate, and
 * does not contain {@code ->}, which separates two ids in the original protocol.
 *
 * @param value the name
 */
public record UserId(String value) implements Comparable<UserId> {

    /** The most characters (code points) an id may have. */
    public static final int MAX_CHARACTERS = 64;

    private static final String SEPARATOR = "->";

    /**
     * Checks the rules above.
     *
     * @param value as above
     * @throws IllegalArgumentException if a rule is broken; the message names the rule, not the offending value
     */
    public UserId {
        int characters = value.codePointCount(0, value.length());
        if (characters < 1 || characters > MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "user id: " + characters + " characters (expected: 1 to " + MAX_CHARACTERS + ")");
        }
        value.codePoints().forEach(UserId::checkCharacter);
        if (value.contains(SEPARATOR)) {
            throw new IllegalArgumentException("user id: contains \"->\" (expected: no \"->\")");
        }
    }

    private static void checkCharacter(int codePoint) {
        if (Character.isISOControl(codePoint)) {
            throw new IllegalArgumentException(
                    String.format("user id: contains U+%04X (expected: no control characters)", codePoint));
        }
        if (Character.getType(codePoint) == Character.SURROGATE) {
            throw new IllegalArgumentException("user id: contains a lone surrogate (expected: well-formed Unicode)");
        }
    }

    /** Orders ids by their UTF-16 code units, the same way everywhere. */
    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    /** {@return the bare name} */
    @Override
    public String toString() {
        return value;
    }
}
