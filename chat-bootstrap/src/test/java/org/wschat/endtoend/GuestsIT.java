package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether there are guests, by configuration: nothing that a store would know of. */
class GuestsIT {

    @TempDir
    private Path directory;

    @Test
    void without_guests_everybody_needs_a_token() throws Exception {
        try (ChatProcess server =
                ChatProcess.in(directory).variable("CHAT_AUTH_GUESTS", "off").startReady()) {
            assertThat(ChatClient.refusal(server.port(), "send_id=1&receive_id=2", null))
                    .isEqualTo(401);
        }
    }

    @Test
    void strangers_from_outside_are_no_guests_unless_that_is_wanted() throws Exception {
        try (ChatProcess server = ChatProcess.in(directory)
                .variable("CHAT_SERVER_ADDRESS", "0.0.0.0")
                .startReady()) {
            assertThat(ChatClient.refusal(server.port(), "send_id=1&receive_id=2", null))
                    .isEqualTo(401);
            assertThat(server.output())
                    .anyMatch(line -> line.endsWith(", and at all other addresses of this machine"))
                    .anyMatch(line -> line.contains("guests are not admitted"));
        }
        try (ChatProcess server = ChatProcess.in(directory)
                .variable("CHAT_TRUSTED_PROXIES", "10.0.0.1")
                .startReady()) {
            assertThat(ChatClient.refusal(server.port(), "send_id=1&receive_id=2", null))
                    .isEqualTo(401);
        }
    }
}
