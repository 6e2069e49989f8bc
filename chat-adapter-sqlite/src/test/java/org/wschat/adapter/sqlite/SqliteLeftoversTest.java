package org.wschat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wschat.testkit.AwaitedAccounts.LIFETIME;
import static org.wschat.testkit.AwaitedAccounts.NOON;
import static org.wschat.testkit.AwaitedAccounts.newSession;
import static org.wschat.testkit.Stages.awaitAll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.AwaitedAccounts;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.jdbc.LeftoversContract;
import org.wschat.testkit.jdbc.WatchedConnections;

/** What is left of an erased person in the tables, and in the bytes of the files. */
final class SqliteLeftoversTest extends LeftoversContract {

    private static final UserName MIA = new UserName("mia");
    private static final UserName ZOE = new UserName("zoe");
    private static final List<String> OF_MIA = List.of(
            "words of mia",
            "first password of mia",
            "second password of mia",
            "telephone of mia",
            "address of mia",
            "id-of-mia");

    @TempDir
    private Path directory;

    private final WatchedConnections connections = new WatchedConnections();
    private SqlStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(SqliteSettings.in(directory), connections);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected UserStore users() {
        return store.users();
    }

    @Override
    protected SessionStore sessions() {
        return store.sessions();
    }

    @Override
    protected MessageStore messages() {
        return store.messages();
    }

    @Override
    protected DataSource database() {
        return connections.reading();
    }

    /** Many accounts, sessions that come and go, and texts of all lengths, so that pages are split, joined and freed. */
    @Test
    void leaves_nothing_of_an_erased_person_in_the_files_of_the_store() {
        AwaitedAccounts accounts = new AwaitedAccounts(store.users(), store.sessions());
        accounts.register(MIA);
        accounts.register(ZOE);
        for (int i = 0; i < 60; i++) {
            accounts.register(new UserName("user" + i * 7919 % 60));
        }
        writeAndLogIn(accounts, "early ");
        accounts.changePassword(MIA, Optional.empty(), new PasswordHash("second password of mia"), Optional.empty());
        accounts.endAll(ZOE);
        writeAndLogIn(accounts, "late ");
        assertThat(OF_MIA).filteredOn(text -> !text.startsWith("first")).allMatch(this::isInFiles);

        accounts.erase(ZOE);
        accounts.eraseTexts(ZOE);
        accounts.erase(MIA);
        accounts.eraseTexts(MIA);

        assertThat(OF_MIA).filteredOn(this::isInFiles).isEmpty();
        assertThat(List.of("words of zoe", "telephone of zoe", "first password of zoe"))
                .filteredOn(this::isInFiles)
                .isEmpty();
        assertThat(List.of("words of user", "telephone of user", "first password of user", "mia", "zoe"))
                .allMatch(this::isInFiles);
        close();
        assertThat(OF_MIA).filteredOn(this::isInFiles).isEmpty();
    }

    private void writeAndLogIn(AwaitedAccounts accounts, String when) {
        List<CompletionStage<AppendOutcome>> done = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            UserName sender = List.of(MIA, ZOE, new UserName("user" + i % 60)).get(i % 3);
            int repeats = i % 50 == 0 ? 700 : i % 7;
            MessageText text = new MessageText((when + "words of " + sender + " ").repeat(1 + repeats));
            done.add(store.messages()
                    .append(
                            new NewMessage(sender.id(), new UserId("peer" + i % 11), text, NOON),
                            FirstContactRule.OFF));
        }
        awaitAll(done);
        for (int i = 0; i < 1_500; i++) {
            UserName user = List.of(MIA, ZOE, new UserName("user" + i % 60)).get(i % 3);
            accounts.logIn(session(user));
        }
    }

    @Test
    void counts_no_text_as_erased_while_somebody_reads_pages_as_they_were() throws SQLException {
        AwaitedAccounts accounts = new AwaitedAccounts(store.users(), store.sessions());
        accounts.register(MIA);
        new AwaitedMessageStore(store.messages()).append(MIA.id(), new UserId("bob"), "words of mia");
        accounts.erase(MIA);
        try (Connection connection = connections.reading().getConnection();
                Statement reader = connection.createStatement()) {
            reader.execute("BEGIN");
            reader.executeQuery("SELECT * FROM message").close();

            assertThatThrownBy(() -> accounts.eraseTexts(MIA)).hasCauseInstanceOf(AccountStoreException.class);

            assertThat(isInFiles("words of mia")).isTrue();
            reader.execute("COMMIT");
        }
        accounts.eraseTexts(MIA);
        assertThat(isInFiles("words of mia")).isFalse();
    }

    private static Session session(UserName user) {
        return new Session(
                new SessionId(newSession(user).id().value() + "-id-of-" + user),
                user,
                "telephone of " + user,
                "address of " + user,
                NOON,
                NOON,
                NOON.plus(LIFETIME));
    }

    private boolean isInFiles(String text) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).anyMatch(file -> contains(file, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
