package org.wschat.bootstrap.log;

/** Text that stays on one line of a terminal: whatever could break, overwrite or reorder the line is escaped. */
public final class OneLine {

    private static final int FRAMES = 5;

    private OneLine() {}

    /**
     * Escapes control characters (C0, DEL, C1), line and paragraph separators, characters that turn the direction of
     * writing, and lone surrogates, as {@code \}{@code u001b}; CR, LF and TAB as {@code \r}, {@code \n} and {@code \t}.
     *
     * @param text any text
     * @return the same text if there is nothing to escape
     */
    public static String of(String text) {
        if (text.codePoints().noneMatch(OneLine::mustBeEscaped)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (mustBeEscaped(c)) {
                line.append(escape(c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    /**
     * Condenses an exception: class and message of it and of its causes, and where the innermost was thrown.
     *
     * @param thrown any exception
     * @return one line
     */
    public static String of(Throwable thrown) {
        StringBuilder line = new StringBuilder();
        Throwable innermost = thrown;
        int depth = 0;
        for (Throwable each = thrown; each != null && depth < FRAMES; each = each.getCause(), depth++) {
            line.append(depth == 0 ? "" : " <- ").append(each);
            innermost = each;
        }
        StackTraceElement[] frames = innermost.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            line.append(i == 0 ? " at " : " < ").append(frames[i]);
        }
        return of(line.toString());
    }

    private static boolean mustBeEscaped(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> turnsTheLine(codePoint);
            default -> false;
        };
    }

    private static boolean turnsTheLine(int codePoint) {
        return switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
            default -> false;
        };
    }

    private static String escape(int codePoint) {
        return switch (codePoint) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", codePoint);
        };
    }
}
