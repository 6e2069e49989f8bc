package org.wschat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wschat.testkit.AwaitedMessageStore.NOON;
import static org.wschat.testkit.Stages.await;
import static org.wschat.testkit.Stages.awaitAll;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.adapter.sql.write.WriterLoad;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.InboxPage;
import org.wschat.application.port.outbound.InboxQuery;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.application.port.outbound.SyncQuery;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.AwaitedMessageStore;

/** What is special about a store in one file. */
final class SqliteMessageStoreTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final int MESSAGES = 200_000;
    private static final int WINDOW = 4_000;

    @TempDir
    private Path directory;

    @Test
    void finds_everything_again_after_it_was_closed() {
        Message first;
        List<Message> before;
        try (SqlStore store = open()) {
            AwaitedMessageStore awaited = new AwaitedMessageStore(store.messages());
            first = awaited.append(ALICE, BOB, "offline \uD83D\uDC69\u200D\uD83D\uDE80 \u0000 \uD840\uDC00");
            awaited.appendLive(ALICE, BOB, "live");
            before = awaited.history(ALICE, BOB);
        }
        try (SqlStore store = open()) {
            AwaitedMessageStore awaited = new AwaitedMessageStore(store.messages());

            assertThat(awaited.history(ALICE, BOB)).isEqualTo(before);
            assertThat(awaited.unread(BOB, ALICE)).containsExactly(first);
            Message next = awaited.append(BOB, ALICE, "back");
            assertThat(next.seq()).isEqualTo(3);
            assertThat(next.id()).isGreaterThan(before.get(0).id());
        }
    }

    @Test
    void lists_ten_thousand_conversations_page_by_page_latest_first() {
        try (SqlStore store = SqliteStore.open(SqliteSettings.in(directory))) {
            UserId busy = new UserId("m");
            awaitAll(IntStream.range(0, 10_000)
                    .mapToObj(i -> store.messages()
                            .append(
                                    new NewMessage(
                                            busy,
                                            new UserId((i % 2 == 0 ? "a" : "z") + i),
                                            new MessageText("hi"),
                                            NOON),
                                    FirstContactRule.OFF))
                    .toList());
            List<Long> ids = new ArrayList<>();
            Optional<Long> before = Optional.empty();
            do {
                InboxPage page = await(store.inbox().inbox(new InboxQuery(busy, before, 200)));
                page.entries().forEach(entry -> ids.add(entry.last().id()));
                before = page.next();
            } while (before.isPresent());

            assertThat(ids).hasSize(10_000).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    /** So that a message of a busy conversation moves no entry of the keys that the lists are read by. */
    @Test
    void puts_a_conversation_in_its_place_in_the_list_when_somebody_looks_and_not_with_each_message() {
        try (SqlStore store = SqliteStore.open(SqliteSettings.in(directory))) {
            AwaitedMessageStore messages = new AwaitedMessageStore(store.messages());
            messages.append(ALICE, BOB, "one");
            assertThat(listedId()).isEqualTo(Long.MAX_VALUE);
            messages.append(ALICE, BOB, "two");
            assertThat(listedId()).isEqualTo(Long.MAX_VALUE);

            await(store.inbox().inbox(new InboxQuery(BOB, Optional.empty(), 10)));
            await(store.messages().checkReady()); // behind what was handed to the writer
            assertThat(listedId()).isEqualTo(2);

            SyncCursor cursor = store.inbox().cursor();
            messages.append(BOB, ALICE, "three");
            assertThat(listedId()).isEqualTo(Long.MAX_VALUE);
            await(store.inbox().sync(new SyncQuery(ALICE, cursor, false, 10)));
            await(store.messages().checkReady()); // behind what was handed to the writer
            assertThat(listedId()).isEqualTo(3);
        }
    }

    private long listedId() {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("chat.db"));
                ResultSet rows = connection.createStatement().executeQuery("SELECT listed_id FROM conversation")) {
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tells_what_its_writer_has_done() {
        try (SqlStore store = open()) {
            AwaitedMessageStore awaited = new AwaitedMessageStore(store.messages());
            assertThat(store.load()).isEqualTo(new WriterLoad(0, 0, 0, 0, false));
            Message one = awaited.append(ALICE, BOB, "one");
            awaited.append(BOB, ALICE, "two");
            awaited.markRead(one, one);

            assertThat(store.load()).isEqualTo(new WriterLoad(0, 3, 3, 0, false));
        }
    }

    @Test
    void refuses_a_second_store_on_the_same_files_and_keeps_the_first() {
        try (SqlStore store = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(MessageStoreException.class)
                    .hasMessage("the SQLite store in " + directory
                            + " cannot be opened: another server is using it (chat.lock is held)");
            new AwaitedMessageStore(store.messages()).append(ALICE, BOB, "still here");
        }
        open().close();
    }

    @Test
    void refuses_a_second_process_on_the_same_files() throws IOException, InterruptedException {
        try (SqlStore store = open()) {
            assertThatThrownBy(this::open).isInstanceOf(MessageStoreException.class);

            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SecondServer.class.getName(),
                            directory.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains("another server is using it");
            new AwaitedMessageStore(store.messages()).append(ALICE, BOB, "still here");
        }
    }

    @Test
    void says_in_one_line_why_a_directory_cannot_be_used() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> SqliteStore.open(SqliteSettings.in(file.resolve("chat-data"))))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageStartingWith("the SQLite store in " + file + "/chat-data cannot be opened: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refuses_a_file_that_is_no_database_and_leaves_it_as_it_is() throws IOException {
        Path file = directory.resolve("chat.db");
        Files.writeString(file, "not a database, but somebody's diary".repeat(100));

        assertThatThrownBy(this::open)
                .isInstanceOf(MessageStoreException.class)
                .hasMessageContaining("file is not a database")
                .hasMessageNotContaining("\n");
        assertThat(file).content().startsWith("not a database");
    }

    @Test
    void makes_files_that_only_their_owner_can_read() throws IOException {
        Path inside = directory.resolve("chat-data");
        try (SqlStore store = SqliteStore.open(SqliteSettings.in(inside))) {
            new AwaitedMessageStore(store.messages()).append(ALICE, BOB, "private");

            assertThat(rights(inside)).isEqualTo("rwx------");
            assertThat(rights(inside.resolve("chat.db"))).isEqualTo("rw-------");
            assertThat(rights(inside.resolve("chat.db-wal"))).isEqualTo("rw-------");
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void holds_200_000_messages_of_100_bytes_in_under_400_bytes_each() throws IOException {
        long whileOpen;
        try (SqlStore store = open()) {
            List<CompletionStage<AppendOutcome>> underWay = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                UserId sender = new UserId("user" + i % 50);
                UserId recipient = new UserId("user" + (i / 50) % 50);
                underWay.add(store.messages()
                        .append(
                                new NewMessage(
                                        sender, recipient, new MessageText("x".repeat(100)), AwaitedMessageStore.NOON),
                                FirstContactRule.OFF));
                if (underWay.size() == WINDOW) {
                    awaitAll(underWay);
                    underWay.clear();
                }
            }
            awaitAll(underWay);
            whileOpen = bytes();
        }
        System.out.printf(
                "bytes a message: %.1f open, %.1f closed%n",
                (double) whileOpen / MESSAGES, (double) bytes() / MESSAGES);
        assertThat(whileOpen / MESSAGES).isLessThan(400);
    }

    private long bytes() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private SqlStore open() {
        return SqliteStore.open(SqliteSettings.in(directory));
    }

    /** Another server, in a process of its own. */
    static final class SecondServer {

        private SecondServer() {}

        public static void main(String[] arguments) {
            try {
                SqliteStore.open(SqliteSettings.in(Path.of(arguments[0]))).close();
                System.out.println("opened");
            } catch (MessageStoreException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
