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
        try (ChatProcess server = ChatProcess.in(directory)
                .variable("CHAT_SERVER_ADDRESS", "0.0.0.0")
                .startReady()) {
            assertThat(ChatClient.refusal(server.port(), "send_id=1&receive_id=2", null))
                    .isEqualTo(401);
        }
    }
}
