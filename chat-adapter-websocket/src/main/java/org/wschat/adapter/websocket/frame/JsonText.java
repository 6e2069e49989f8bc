package org.wschat.adapter.websocket.frame;

/**
 * Writes strings the way the original does: whatever could end a script or a line in somebody's web page is escaped too.
 */
final class JsonText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonText() {}

    /** Appends a string in quotes. */
    static StringBuilder append(StringBuilder out, String value) {
        out.append('"');
        int plainFrom = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (mustEscape(c)) {
                out.append(value, plainFrom, i);
                appendEscape(out, c);
                plainFrom = i + 1;
            }
        }
        return out.append(value, plainFrom, value.length()).append('"');
    }

    private static boolean mustEscape(char c) {
        return c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029';
    }

    private static void appendEscape(StringBuilder out, char c) {
        out.append('\\');
        switch (c) {
            case '"', '\\' -> out.append(c);
            case '\n' -> out.append('n');
            case '\r' -> out.append('r');
            case '\t' -> out.append('t');
            default ->
                out.append('u')
                        .append(HEX[c >> 12])
                        .append(HEX[c >> 8 & 0xf])
                        .append(HEX[c >> 4 & 0xf])
                        .append(HEX[c & 0xf]);
        }
    }
}
