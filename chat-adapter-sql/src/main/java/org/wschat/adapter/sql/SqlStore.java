package org.wschat.adapter.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSessionFactory;
import org.wschat.adapter.sql.account.AccountWork;
import org.wschat.adapter.sql.database.OpenResources;
import org.wschat.adapter.sql.database.Outage;
import org.wschat.adapter.sql.database.SqlConnections;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.read.ReaderSettings;
import org.wschat.adapter.sql.read.StoreReader;
import org.wschat.adapter.sql.write.BulkWriter;
import org.wschat.adapter.sql.write.GroupCommitWriter;
import org.wschat.adapter.sql.write.WriterLoad;
import org.wschat.adapter.sql.write.WriterSettings;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.LastSeenStore;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.UserStore;

/**
 * A database whose tables are there, open for a server: the outbound ports that it serves, and the threads and connections
 * behind them. May be used from any thread.
 */
public final class SqlStore implements AutoCloseable {

    private final SqlMessageStore messages;
    private final SqlAccountStore accounts;
    private final Supplier<BulkWriter> bulkWriters;
    private final OpenResources resources;

    private SqlStore(
            SqlMessageStore messages,
            SqlAccountStore accounts,
            Supplier<BulkWriter> bulkWriters,
            OpenResources resources) {
        this.messages = messages;
        this.accounts = accounts;
        this.bulkWriters = bulkWriters;
        this.resources = resources;
    }

    /**
     * Opens the pools and starts the threads of a store.
     *
     * @param connections how the database is connected to
     * @param writer how writes are gathered and bounded; each shard has a connection, and accounts have some besides
     * @param reader how queries are bounded; each thread has a connection, and accounts have some besides
     * @param knock tries to connect while the database is away
     * @param seam stands between the store and its two pools, that for writing first
     * @param resources what was opened before, closed with the store after all that the store opens
     * @return the store, to be closed
     */
    public static SqlStore open(
            SqlConnections connections,
            WriterSettings writer,
            ReaderSettings reader,
            Outage.Knock knock,
            UnaryOperator<DataSource> seam,
            OpenResources resources) {
        SqlDialect dialect = connections.dialect();
        HikariDataSource writingPool =
                resources.add(connections.poolForWriting(writer.shards() + AccountWork.writingConnections(dialect)));
        HikariDataSource readingPool =
                resources.add(connections.poolForReading(reader.threads() + AccountWork.readingConnections()));
        DataSource writing = seam.apply(writingPool);
        DataSource reading = seam.apply(readingPool);
        Outage outage = new Outage(knock);
        SqlSessionFactory mappers = Mappers.of(dialect, writing);
        SqlMessageStore messages = resources.add(new SqlMessageStore(
                GroupCommitWriter.start(writing, mappers, dialect, writer, outage),
                new StoreReader(reading, mappers, dialect, reader, outage),
                HorizonAtStart.of(connections.reading(), mappers, dialect)));
        SqlAccountStore accounts = resources.add(
                new SqlAccountStore(new AccountWork(writing, reading, mappers, dialect, outage), dialect));
        return new SqlStore(messages, accounts, () -> new BulkWriter(writing, mappers, dialect), resources);
    }

    /** {@return the messages} */
    public MessageStore messages() {
        return messages;
    }

    /** {@return the same messages, across conversations} */
    public InboxStore inbox() {
        return messages;
    }

    /** {@return when people were last connected} */
    public LastSeenStore lastSeen() {
        return accounts;
    }

    /** {@return the accounts} */
    public UserStore users() {
        return accounts;
    }

    /** {@return the sessions of the accounts} */
    public SessionStore sessions() {
        return accounts;
    }

    /** {@return a new writer of messages of the past, many at a time, on a connection of the writer; for one thread} */
    public BulkWriter bulkWriter() {
        return bulkWriters.get();
    }

    /** {@return what the writer of messages has to do, and has done; whether the database is away} */
    public WriterLoad load() {
        return messages.load();
    }

    /** Takes no more, writes and answers what is queued, completes every stage, and lets go of the database. */
    @Override
    public void close() {
        resources.close();
    }
}
