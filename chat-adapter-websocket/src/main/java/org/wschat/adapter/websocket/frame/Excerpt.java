package org.wschat.adapter.websocket.frame;

/** The start of a text from outside, short and in printable ASCII, so that it can be repeated anywhere. */
final class Excerpt {

    private static final int MAX_CHARACTERS = 20;

    private Excerpt() {}

    static String of(String text) {
        StringBuilder excerpt = new StringBuilder(MAX_CHARACTERS);
        int length = Math.min(text.length(), MAX_CHARACTERS);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~') {
                excerpt.append(c);
            } else {
                excerpt.append(String.format("\\u%04x", (int) c));
            }
        }
        return text.length() > length ? excerpt + "..." : excerpt.toString();
    }
}
