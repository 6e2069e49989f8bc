package org.wschat.adapter.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wschat.testkit.Stages.await;
import static org.wschat.testkit.Stages.awaitAll;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.AwaitedMessageStore;

/** A server that takes no statement longer than 1 MiB. */
final class SmallPacketTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");

    @Test
    void refuses_the_text_that_does_not_fit_and_stores_those_around_it() throws Exception {
        try (TestDatabases databases = new TestDatabases(MariaDbServer.running())) {
            MySqlSettings settings = databases.newDatabase();
            limitPackets(settings, 1 << 20);
            try (SqlStore store = MySqlStore.open(settings)) {
                CompletionStage<AppendOutcome> first = append(store, "x");
                List<CompletionStage<AppendOutcome>> quotes = IntStream.range(0, 9)
                        .mapToObj(i -> append(store, "'".repeat(200_000)))
                        .toList();
                CompletionStage<AppendOutcome> tooLong = append(store, "x".repeat(MessageText.MAX_UTF8_BYTES));
                CompletionStage<AppendOutcome> last = append(store, "x");

                await(first);
                awaitAll(quotes);
                await(last);
                assertThatThrownBy(() -> await(tooLong)).hasCauseInstanceOf(MessageStoreException.class);
                assertThat(new AwaitedMessageStore(store.messages()).history(ALICE, BOB))
                        .hasSize(11)
                        .extracting(message -> message.text().value().length())
                        .containsOnly(1, 200_000);
            } finally {
                limitPackets(settings, 64 << 20);
            }
        }
    }

    private static CompletionStage<AppendOutcome> append(SqlStore store, String text) {
        return store.messages()
                .append(
                        new NewMessage(ALICE, BOB, new MessageText(text), AwaitedMessageStore.NOON),
                        FirstContactRule.OFF);
    }

    private static void limitPackets(MySqlSettings settings, int bytes) throws SQLException {
        try (Connection connection = MySqlConnections.withoutDatabase(settings).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET GLOBAL max_allowed_packet = " + bytes);
        }
    }
}
