package org.wschat.domain.user;

import java.text.Normalizer;
import java.util.Arrays;
import org.wschat.domain.conversation.UserId;

/**
 * The name of an account: 1 to {@value #MAX_CHARACTERS} characters (Unicode code points), each a letter, a digit, or one of
 * {@code . _ -}; combining marks may follow a letter. In normal form NFC (Unicode Standard Annex 15), so that a name that
 * was typed in another way is the same name. Case counts.
 *
 * @param value the name, in NFC
 */
public record UserName(String value) implements Comparable<UserName> {

    /** The most characters (code points) a name may have. */
    public static final int MAX_CHARACTERS = 64;

    /**
     * Brings a name into NFC, and checks the rules above.
     *
     * @param value as typed
     * @throws IllegalArgumentException if a rule is broken; the message names the rule, never the value
     */
    public UserName {
        if (value.length() > 4 * MAX_CHARACTERS) {
            throw wrongLength("too many");
        }
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
        int characters = value.codePointCount(0, value.length());
        if (characters < 1 || characters > MAX_CHARACTERS) {
            throw wrongLength(String.valueOf(characters));
        }
        int before = '.';
        for (int i = 0; i < value.length(); i += Character.charCount(before)) {
            int character = value.codePointAt(i);
            if (!isAllowed(character, before)) {
                throw new IllegalArgumentException(
                        String.format("user_name: contains U+%04X (expected: letters, digits, . _ -)", character));
            }
            before = character;
        }
    }

    private static IllegalArgumentException wrongLength(String characters) {
        return new IllegalArgumentException(
                "user_name: " + characters + " characters (expected: 1 to " + MAX_CHARACTERS + ")");
    }

    private static boolean isAllowed(int character, int before) {
        if (character == '.' || character == '_' || character == '-') {
            return true;
        }
        if (isInvisible(character)) {
            return false;
        }
        return Character.isLetter(character)
                || Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER
                || (isMark(character) && (Character.isLetter(before) || isMark(before)));
    }

    /** Letters and marks that Unicode has nobody see (Default_Ignorable_Code_Point): a name with them looks like another. */
    private static boolean isInvisible(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
            default ->
                (character >= 0x180B && character <= 0x180F)
                        || (character >= 0xFE00 && character <= 0xFE0F)
                        || (character >= 0xE0100 && character <= 0xE01EF);
        };
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** {@return the id that the person has in conversations} */
    public UserId id() {
        return new UserId(value);
    }

    /** Orders names by their characters (code points), as databases do that compare UTF-8. */
    @Override
    public int compareTo(UserName other) {
        return Arrays.compare(
                value.codePoints().toArray(), other.value.codePoints().toArray());
    }

    /** {@return the bare name} */
    @Override
    public String toString() {
        return value;
    }
}
