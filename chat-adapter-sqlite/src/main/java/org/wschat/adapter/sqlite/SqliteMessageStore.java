package org.wschat.adapter.sqlite;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.wschat.adapter.sql.SqlMessageStore;
import org.wschat.adapter.sql.database.ConnectionPool;
import org.wschat.adapter.sql.database.OpenFailure;
import org.wschat.adapter.sql.database.OpenResources;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.write.BulkWriter;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.UnreadQuery;
import org.wschat.application.port.outbound.UnreadSlice;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.UnreadCount;

/** The store in one SQLite file under a directory that it holds alone. */
public final class SqliteMessageStore implements MessageStore, AutoCloseable {

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);

    private final SqlMessageStore store;
    private final OpenResources resources;

    private SqliteMessageStore(SqlMessageStore store, OpenResources resources) {
        this.store = store;
        this.resources = resources;
    }

    /**
     * Opens the file, or makes it, and starts the threads of the store.
     *
     * @param settings where it is, and how it is used
     * @return the store, to be closed
     * @throws MessageStoreException if it cannot be opened; the message is one line for a person
     */
    public static SqliteMessageStore open(SqliteSettings settings) {
        return open(settings, UnaryOperator.identity());
    }

    /**
     * @param seam stands between the store and its connections
     */
    static SqliteMessageStore open(SqliteSettings settings, UnaryOperator<DataSource> seam) {
        OpenResources resources = new OpenResources();
        try {
            StoreDirectory directory = resources.add(StoreDirectory.take(settings.directory()));
            NativeLibrary.unpackInto(directory.nativeLibrary());
            DataSource connections = SqliteConnections.writing(directory.database());
            SqliteUpkeep.schema(connections).prepare();
            HikariDataSource writing =
                    resources.add(ConnectionPool.forWriting(SqlDialect.SQLITE, connections, 1, CONNECTION_TIMEOUT));
            HikariDataSource reading = resources.add(ConnectionPool.forReading(
                    SqlDialect.SQLITE,
                    SqliteConnections.reading(directory.database()),
                    settings.reader().threads(),
                    CONNECTION_TIMEOUT));
            SqlMessageStore store = resources.add(SqlMessageStore.open(
                    SqlDialect.SQLITE,
                    seam.apply(writing),
                    settings.writer(),
                    seam.apply(reading),
                    settings.reader(),
                    patience -> connections.getConnection().close()));
            return new SqliteMessageStore(store, resources);
        } catch (IOException | RuntimeException e) {
            resources.close();
            throw OpenFailure.of("the SQLite store in " + settings.directory(), e);
        }
    }

    /** {@return what writes messages of the past, many at a time; for one thread} */
    public BulkWriter bulkWriter() {
        return store.bulkWriter();
    }

    @Override
    public CompletionStage<AppendOutcome> append(NewMessage message, FirstContactRule rule) {
        return store.append(message, rule);
    }

    @Override
    public CompletionStage<MessagePage> history(HistoryQuery query) {
        return store.history(query);
    }

    @Override
    public CompletionStage<OptionalLong> seqOf(Conversation conversation, long id) {
        return store.seqOf(conversation, id);
    }

    @Override
    public CompletionStage<UnreadSlice> unread(UnreadQuery query) {
        return store.unread(query);
    }

    @Override
    public CompletionStage<List<UnreadCount>> unreadCounts(UserId reader) {
        return store.unreadCounts(reader);
    }

    @Override
    public CompletionStage<Void> markRead(ReadMark mark) {
        return store.markRead(mark);
    }

    /** Takes no more, writes and answers what is queued, completes every stage, and lets go of the database. */
    @Override
    public void close() {
        resources.close();
    }
}
