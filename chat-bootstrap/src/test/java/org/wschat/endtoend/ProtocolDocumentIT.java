package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.asyncapi.Placeholders;
import org.wschat.asyncapi.ProtocolExample;
import org.wschat.asyncapi.ProtocolExample.Kind;
import org.wschat.asyncapi.ProtocolExample.Step;

/** Holds the example conversations of {@code docs/protocol.md} with the server, each with people of its own. */
class ProtocolDocumentIT {

    @TempDir
    private static Path directory;

    private static ChatProcess server;

    @BeforeAll
    static void start() {
        server = ChatProcess.in(directory).startReady();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> examples() {
        List<ProtocolExample> examples = ProtocolExample.load();
        return IntStream.range(0, examples.size())
                .mapToObj(i -> Arguments.of(i, Named.of(examples.get(i).section(), examples.get(i))));
    }

    @ParameterizedTest(name = "{index} {1}")
    @MethodSource("examples")
    void goes_as_the_document_has_it(int number, ProtocolExample example) {
        try (Held held = new Held(server.port(), number, example)) {
            held.hold();
        }
    }

    /** One example on its sockets. */
    private static final class Held implements AutoCloseable {

        private final int port;
        private final int number;
        private final ProtocolExample example;
        private final Placeholders placeholders = new Placeholders();
        private final Map<String, ChatClient> sockets = new HashMap<>();

        Held(int port, int number, ProtocolExample example) {
            this.port = port;
            this.number = number;
            this.example = example;
        }

        void hold() {
            Set<String> late = example.steps().stream()
                    .filter(Held::isWelcome)
                    .map(Step::socket)
                    .collect(Collectors.toSet());
            for (Step step : example.steps()) {
                if (!late.contains(step.socket()) && !sockets.containsKey(step.socket())) {
                    open(step).nextText();
                }
            }
            example.steps().forEach(this::take);
        }

        private static boolean isWelcome(Step step) {
            return step.kind() == Kind.HEARS && step.frame().startsWith("{\"op\":\"welcome\"");
        }

        private ChatClient open(Step step) {
            String person = renamed(step.person());
            ChatClient socket = step.first()
                    ? ChatClient.connect(port, "send_id=" + person + "&receive_id=" + renamed(step.peer()))
                    : ChatClient.connectDevice(port, person);
            sockets.put(step.socket(), socket);
            return socket;
        }

        private void take(Step step) {
            if (isWelcome(step)) {
                open(step);
            }
            ChatClient socket = Objects.requireNonNull(sockets.get(step.socket()), step.socket());
            switch (step.kind()) {
                case SAYS -> socket.send(placeholders.fill(renamed(step.frame())));
                case HEARS -> hear(step, socket.nextText());
                case CLOSES -> assertThat(socket.closeAndWait()).isEqualTo(1000);
            }
        }

        private void hear(Step step, String frame) {
            if (!step.first()) {
                DocumentedFrames.fromServer(frame);
            }
            try {
                placeholders.match(
                        JsonParser.parseString(renamed(step.frame())),
                        JsonParser.parseString(frame).getAsJsonObject());
            } catch (AssertionError e) {
                throw new AssertionError(step.socket() + " ← " + frame + "\n" + e.getMessage(), e);
            }
        }

        /** The people of the document, as they are called in this example alone. */
        private String renamed(String text) {
            return text.replaceAll("\\b(alice|bob|eve)\\b", "$1_" + number);
        }

        @Override
        public void close() {
            sockets.values().forEach(ChatClient::close);
        }
    }
}
