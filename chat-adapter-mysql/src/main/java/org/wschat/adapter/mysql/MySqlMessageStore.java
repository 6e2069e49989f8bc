package org.wschat.adapter.mysql;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
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

/** The store on a MySQL or MariaDB server. Several stores may use the same database. */
public final class MySqlMessageStore implements MessageStore, AutoCloseable {

    /** How long a thread waits for the pool; connecting goes on behind it for as long as the settings say. */
    private static final Duration POOL_PATIENCE = Duration.ofSeconds(1);

    private final SqlMessageStore store;
    private final OpenResources resources;

    private MySqlMessageStore(SqlMessageStore store, OpenResources resources) {
        this.store = store;
        this.resources = resources;
    }

    /**
     * Waits for the server if it is not there, connects, makes the database if it is missing and the user may, brings its tables up to date, and starts the threads
     * of the store.
     *
     * @param settings where the server is, and how it is used
     * @return the store, to be closed
     * @throws MessageStoreException if it cannot be opened; the message is one line for a person, without the password
     */
    public static MySqlMessageStore open(MySqlSettings settings) {
        return open(settings, UnaryOperator.identity());
    }

    /**
     * @param seam stands between the store and its connections
     */
    static MySqlMessageStore open(MySqlSettings settings, UnaryOperator<DataSource> seam) {
        OpenResources resources = new OpenResources();
        try {
            MySqlDatabase.await(settings);
            MySqlDatabase.prepare(settings).prepare();
            HikariDataSource writing = resources.add(ConnectionPool.forWriting(
                    SqlDialect.MYSQL,
                    MySqlConnections.working(settings),
                    settings.writer().shards(),
                    POOL_PATIENCE));
            HikariDataSource reading = resources.add(ConnectionPool.forReading(
                    SqlDialect.MYSQL,
                    MySqlConnections.working(settings),
                    settings.reader().threads(),
                    POOL_PATIENCE));
            SqlMessageStore store = resources.add(SqlMessageStore.open(
                    SqlDialect.MYSQL,
                    seam.apply(writing),
                    settings.writer(),
                    seam.apply(reading),
                    settings.reader(),
                    patience -> MySqlConnections.knock(settings, patience)));
            return new MySqlMessageStore(store, resources);
        } catch (SQLException | RuntimeException e) {
            resources.close();
            throw OpenFailure.of("the MySQL store at " + settings.place(), e);
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

    /** {@return how many batches met another transaction, by a deadlock or a lock held too long, and were tried again} */
    public long retriedConflicts() {
        return store.retriedConflicts();
    }

    /** Takes no more, writes and answers what is queued, completes every stage, and lets go of the database. */
    @Override
    public void close() {
        resources.close();
    }
}
