package org.wschat.asyncapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A conversation out of {@code docs/protocol.md}, where its notation is told: a block of lines fenced as {@code chat}.
 *
 * @param section the heading above it
 * @param steps its lines, in their order
 */
public record ProtocolExample(String section, List<Step> steps) {

    private static final Pattern LINE =
            Pattern.compile("([a-z]+)(?:/([a-z0-9]+)(?::([a-z]+))?)? (?:([→←]) (\\{.*})|✕)");

    /** Takes a copy. */
    public ProtocolExample {
        steps = List.copyOf(steps);
    }

    /** What happens in a line. */
    public enum Kind {
        /** The socket says something. */
        SAYS,
        /** The socket hears something. */
        HEARS,
        /** The socket closes. */
        CLOSES
    }

    /**
     * A line.
     *
     * @param socket the name of the socket, such as {@code alice/phone}
     * @param person whose it is
     * @param peer towards whom, on the first protocol; empty on the second
     * @param kind what happens
     * @param frame what is said; empty at a close
     */
    public record Step(String socket, String person, String peer, Kind kind, String frame) {

        private static Step of(String line) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "line: " + line + " (expected: alice → {…}, alice ← {…} or alice ✕)");
            }
            String frame = matcher.group(5);
            Kind kind = frame == null ? Kind.CLOSES : matcher.group(4).equals("→") ? Kind.SAYS : Kind.HEARS;
            return new Step(
                    line.split(" ", 2)[0],
                    matcher.group(1),
                    matcher.group(3) == null ? "" : matcher.group(3),
                    kind,
                    frame == null ? "" : frame);
        }

        /** {@return whether it is on the first protocol} */
        public boolean first() {
            return !peer.isEmpty();
        }
    }

    /** Reads all of the document. */
    public static List<ProtocolExample> load() {
        try {
            return in(Files.readAllLines(Path.of("..", "docs", "protocol.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ProtocolExample> in(List<String> lines) {
        List<ProtocolExample> found = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        String section = "";
        boolean inside = false;
        for (String line : lines) {
            if (inside && line.equals("```")) {
                found.add(new ProtocolExample(section, steps));
                steps.clear();
                inside = false;
            } else if (inside) {
                steps.add(Step.of(line));
            } else if (line.equals("```chat")) {
                inside = true;
            } else if (line.startsWith("#")) {
                section = line.replaceFirst("#+ ", "");
            }
        }
        return found;
    }
}
