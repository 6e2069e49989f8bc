package org.wschat.domain.message;

/**
 * What a message says: any well-formed Unicode text, the empty one and NUL included, kept character for character.
 *
 * @param value the text, at most {@value #MAX_UTF8_BYTES} bytes long in UTF-8, without lone surrogates
 */
public record MessageText(String value) {

    /** The empty text. */
    public static final MessageText EMPTY = new MessageText("");

    /** The longest text, in bytes of UTF-8. */
    public static final int MAX_UTF8_BYTES = 1 << 20;

    /**
     * Checks the rules above.
     *
     * @param value as above
     * @throws IllegalArgumentException if the text is not well-formed Unicode, or too long
     */
    public MessageText {
        int bytes = utf8Length(value);
        if (bytes > MAX_UTF8_BYTES) {
            throw new IllegalArgumentException(
                    "content: " + bytes + " bytes (expected: at most " + MAX_UTF8_BYTES + " bytes of UTF-8)");
        }
    }

    private static int utf8Length(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                throw new IllegalArgumentException("content: lone surrogate at character " + i
                        + " (expected: well-formed Unicode, surrogates in pairs)");
            }
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /** {@return the length of the text in bytes of UTF-8} */
    public int utf8Length() {
        return utf8Length(value);
    }

    /** {@return how long the text is, never what it says, so that no log shows it} */
    @Override
    public String toString() {
        return "MessageText[" + value.length() + " chars]";
    }
}
