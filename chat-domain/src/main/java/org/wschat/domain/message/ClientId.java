package org.wschat.domain.message;

/**
 * The name a client gives to a message of its user, so that it can send it again without saying it twice. One sender gives
 * the same name to one message only; another sender's are not touched by that. Compared character for character.
 *
 * <p>It has 1 to {@value #MAX_CHARACTERS} characters (Unicode code points), no control character and no lone surrogate.
 *
 * @param value the name
 */
public record ClientId(String value) {

    /** The most characters (code points) a client id may have. */
    public static final int MAX_CHARACTERS = 64;

    /**
     * Checks the rules above.
     *
     * @param value as above
     * @throws IllegalArgumentException if a rule is broken; the message names the rule, not the offending value
     */
    public ClientId {
        int characters = value.codePointCount(0, value.length());
        if (characters < 1 || characters > MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "client id: " + characters + " characters (expected: 1 to " + MAX_CHARACTERS + ")");
        }
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("client id: contains a control character (expected: none)");
        }
        if (value.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE)) {
            throw new IllegalArgumentException("client id: contains a lone surrogate (expected: well-formed Unicode)");
        }
    }

    /** {@return the bare name} */
    @Override
    public String toString() {
        return value;
    }
}
