package org.wschat.adapter.websocket.frame;

/**
 * Checks what Gson lets pass when it is told to let lone surrogates pass: upper-case literals, control characters in
 * strings, escapes that JSON does not have.
 */
final class StrictSpelling {

    private static final String ESCAPES = "\"\\/bfnrtu";

    private StrictSpelling() {}

    /** Whether there is none of this in a text that is JSON otherwise. */
    static boolean holds(String text) {
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                inString = !inString;
            } else if (!inString) {
                if (Character.isUpperCase(c) && !isExponent(text, i)) {
                    return false;
                }
            } else if (c == '\\') {
                i++;
                if (i == text.length() || ESCAPES.indexOf(text.charAt(i)) < 0) {
                    return false;
                }
            } else if (c < ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean isExponent(String text, int i) {
        return text.charAt(i) == 'E' && i > 0 && Character.isDigit(text.charAt(i - 1));
    }
}
