package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.adapter.sqlite.SqliteSettings;
import org.wschat.adapter.sqlite.SqliteStore;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessageText;

/** A conversation that is far larger than the server's heap. */
class LongHistoryIT {

    private static final int MESSAGES = 200_000;
    private static final int READERS = 3;

    @TempDir
    private Path directory;

    @Test
    void answers_a_long_conversation_whole_to_several_readers_with_a_small_heap() throws Exception {
        write();
        try (ChatProcess server = ChatProcess.in(directory).jvm("-Xmx128m").startReady()) {
            List<ChatClient> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(ChatClient.open(server.port(), "2", "1"));
            }
            readers.get(0).send("{\"type\":4}");
            assertThat(readers.get(0).next().get("total_counts").getAsInt()).isEqualTo(MESSAGES);
            readers.forEach(reader -> reader.send("{\"type\":2}"));
            for (ChatClient reader : readers) {
                JsonArray history = reader.next().getAsJsonArray("content");
                assertThat(history).hasSize(MESSAGES);
                long expected = MESSAGES;
                for (int i = 0; i < MESSAGES; i++) {
                    JsonObject message = history.get(i).getAsJsonObject();
                    assertThat(message.get("content").getAsString()).startsWith(expected + " ");
                    expected--;
                }
            }
            JsonObject counts = readers.get(0).ask("{\"type\":4}");
            assertThat(counts.get("total_counts").getAsInt()).isZero();
            readers.forEach(ChatClient::close);
        }
    }

    private void write() throws Exception {
        UserId sender = new UserId("1");
        UserId reader = new UserId("2");
        String filler = "x".repeat(92);
        Deque<CompletableFuture<AppendOutcome>> underWay = new ArrayDeque<>();
        try (SqlStore store = SqliteStore.open(SqliteSettings.in(directory.resolve("chat-data")))) {
            for (int i = 1; i <= MESSAGES; i++) {
                NewMessage message = new NewMessage(sender, reader, new MessageText(i + " " + filler), Instant.EPOCH);
                underWay.add(
                        store.messages().append(message, FirstContactRule.OFF).toCompletableFuture());
                if (underWay.size() >= 2_000) {
                    underWay.remove().get(60, TimeUnit.SECONDS);
                }
            }
            for (CompletableFuture<AppendOutcome> last : underWay) {
                last.get(60, TimeUnit.SECONDS);
            }
        }
    }
}
