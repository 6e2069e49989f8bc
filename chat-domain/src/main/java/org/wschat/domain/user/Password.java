package org.wschat.domain.user;

/**
 * A password as somebody typed it, in the clear. Whether it is good enough for an account is decided by {@link
 * PasswordRule}; here is only what can be hashed at all.
 *
 * @param value the password, well-formed Unicode of at most {@value #MAX_CHARACTERS} characters (code points)
 */
public record Password(String value) {

    /** The most characters (code points) a password may have; longer ones are never hashed. */
    public static final int MAX_CHARACTERS = 128;

    /**
     * Checks the rules above.
     *
     * @param value as above
     * @throws IllegalArgumentException if a rule is broken; the message never tells the password
     */
    public Password {
        int characters = value.length() > 2 * MAX_CHARACTERS ? value.length() : value.codePointCount(0, value.length());
        if (characters > MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "password: " + characters + " characters (expected: at most " + MAX_CHARACTERS + ")");
        }
        if (value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException("password: contains a lone surrogate (expected: well-formed Unicode)");
        }
    }

    /** {@return how many characters (code points) it has} */
    public int characters() {
        return value.codePointCount(0, value.length());
    }

    /** {@return nothing that tells it} */
    @Override
    public String toString() {
        return "Password[…]";
    }
}
