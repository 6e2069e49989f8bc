package org.wschat.adapter.sql;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSessionFactory;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.read.ReaderSettings;
import org.wschat.adapter.sql.read.StoreReader;
import org.wschat.adapter.sql.write.BulkWriter;
import org.wschat.adapter.sql.write.GroupCommitWriter;
import org.wschat.adapter.sql.write.WriterSettings;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.UnreadQuery;
import org.wschat.application.port.outbound.UnreadSlice;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.UnreadCount;

/** The store on a database whose schema is there: the group-commit writer and the reader, each on its own connections. */
public final class SqlMessageStore implements MessageStore, AutoCloseable {

    private final GroupCommitWriter writer;
    private final StoreReader reader;
    private final BulkWriter bulkWriter;
    private final PendingMarks pendingMarks = new PendingMarks();

    private SqlMessageStore(GroupCommitWriter writer, StoreReader reader, BulkWriter bulkWriter) {
        this.writer = writer;
        this.reader = reader;
        this.bulkWriter = bulkWriter;
    }

    /**
     * Starts the threads of the store.
     *
     * @param dialect what the database speaks
     * @param writing {@linkplain ConnectionPool#forWriting connections to write with}, one for each shard
     * @param writer how writes are gathered and bounded
     * @param reading {@linkplain ConnectionPool#forReading connections to read with}, one for each thread
     * @param reader how queries are bounded
     * @return the store, to be closed before the connections are
     */
    public static SqlMessageStore open(
            SqlDialect dialect, DataSource writing, WriterSettings writer, DataSource reading, ReaderSettings reader) {
        SqlSessionFactory mappers = Mappers.of(dialect, writing);
        return new SqlMessageStore(
                GroupCommitWriter.start(writing, mappers, dialect, writer),
                new StoreReader(reading, mappers, dialect, reader),
                new BulkWriter(writing, mappers, dialect));
    }

    /** {@return what writes messages of the past, many at a time, on a connection of the writer; for one thread} */
    public BulkWriter bulkWriter() {
        return bulkWriter;
    }

    @Override
    public CompletionStage<AppendOutcome> append(NewMessage message, FirstContactRule rule) {
        return writer.append(message, rule);
    }

    @Override
    public CompletionStage<MessagePage> history(HistoryQuery query) {
        return pendingMarks.settled(query.conversation()).thenCompose(settled -> reader.history(query));
    }

    @Override
    public CompletionStage<OptionalLong> seqOf(Conversation conversation, long id) {
        return reader.seqOf(conversation, id);
    }

    @Override
    public CompletionStage<UnreadSlice> unread(UnreadQuery query) {
        return pendingMarks.settled(query.reader()).thenCompose(settled -> reader.unread(query));
    }

    @Override
    public CompletionStage<List<UnreadCount>> unreadCounts(UserId reader) {
        return pendingMarks.settled(reader).thenCompose(settled -> this.reader.unreadCounts(reader));
    }

    @Override
    public CompletionStage<Void> markRead(ReadMark mark) {
        return pendingMarks.add(mark.reader(), writer.markRead(mark));
    }

    /** Takes no more, writes and answers what is queued, and completes every stage. */
    @Override
    public void close() {
        writer.close();
        reader.close();
    }
}
