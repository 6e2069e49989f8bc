package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The passwords, texts and tokens that tests have used, to be looked for where they must not be. Passwords and texts begin
 * with a mark, and of tokens the beginning is looked for, so that an excerpt is found too.
 */
final class Secrets {

    private static final String PASSWORD = "Xyzzy horse ";
    private static final String TEXT = "Plugh said ";
    private static final int EXCERPT = 12;

    private final AtomicInteger number = new AtomicInteger();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Set<String> forged = ConcurrentHashMap.newKeySet();

    /** {@return a password that was never used} */
    String password() {
        return PASSWORD + number.incrementAndGet();
    }

    /** {@return a text that was never used} */
    String text() {
        return TEXT + number.incrementAndGet();
    }

    /** Remembers a token, and gives it back. */
    String token(String token) {
        tokens.add(excerpt(token));
        return token;
    }

    /** Remembers what was shown as a token and is none; it may be something else that is kept. */
    void forged(String token) {
        forged.add(excerpt(token));
    }

    private static String excerpt(String token) {
        return token.substring(0, Math.min(EXCERPT, token.length()));
    }

    /** {@return whether a password or a text is in there} */
    boolean areIn(String text) {
        return text.contains(PASSWORD) || text.contains(TEXT);
    }

    /** Fails if one of them was printed. */
    void assertNoneIn(List<String> lines) {
        assertThat(lines).as("what was printed").isNotEmpty();
        assertNone(String.join("\n", lines), "what was printed");
        assertThat(lines).noneMatch(line -> line.contains(TEXT));
        assertThat(lines).noneMatch(line -> forged.stream().anyMatch(line::contains));
    }

    /** Fails if a password or a token is in a file of the folder. */
    void assertNoneIn(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            assertNone(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
        }
    }

    private void assertNone(String content, String where) {
        assertThat(content.contains(PASSWORD)).as("a password in " + where).isFalse();
        assertThat(tokens.stream().filter(content::contains))
                .as("tokens in " + where)
                .isEmpty();
        assertThat(tokens).isNotEmpty();
    }
}
