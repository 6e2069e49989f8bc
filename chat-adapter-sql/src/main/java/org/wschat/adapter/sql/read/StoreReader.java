package org.wschat.adapter.sql.read;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSessionFactory;
import org.wschat.adapter.sql.database.Outage;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.row.PairRow;
import org.wschat.adapter.sql.row.UnreadCountRow;
import org.wschat.application.port.outbound.ConversationsPage;
import org.wschat.application.port.outbound.ConversationsQuery;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.TranscriptQuery;
import org.wschat.application.port.outbound.UnreadQuery;
import org.wschat.application.port.outbound.UnreadSlice;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.UnreadCount;

/** Answers the queries of the store. May be used from any thread, and never blocks. */
public final class StoreReader implements AutoCloseable {

    private final ReadPool pool;
    private final HistoryReader history;
    private final UnreadReader unread;

    /**
     * Starts the threads of a reader.
     *
     * @param connections one for each thread, from a pool for reading
     * @param sessions the mappers
     * @param dialect what the database speaks
     * @param settings how much is read at once
     * @param outage whether the database is away
     */
    public StoreReader(
            DataSource connections,
            SqlSessionFactory sessions,
            SqlDialect dialect,
            ReaderSettings settings,
            Outage outage) {
        this.pool = new ReadPool(connections, sessions, dialect, settings, outage);
        this.history = new HistoryReader(settings.pageCharacters());
        this.unread = new UnreadReader(settings.pageCharacters());
    }

    /**
     * Reads a page of a conversation.
     *
     * @param query which page
     * @return the page
     */
    public CompletionStage<MessagePage> history(HistoryQuery query) {
        return pool.read(session -> history.read(session, query));
    }

    /**
     * Reads a page of a conversation, oldest first.
     *
     * @param query which page
     * @return the page
     */
    public CompletionStage<MessagePage> transcript(TranscriptQuery query) {
        return pool.read(session -> history.read(session, query));
    }

    /**
     * Reads a page of a person's conversations.
     *
     * @param query which page
     * @return the page
     */
    public CompletionStage<ConversationsPage> conversations(ConversationsQuery query) {
        return pool.read(session -> ConversationsReader.read(session, query));
    }

    /**
     * Finds the place of a message.
     *
     * @param conversation its conversation
     * @param id its id
     * @return its {@code seq}, if it is there
     */
    public CompletionStage<OptionalLong> seqOf(Conversation conversation, long id) {
        PairRow pair = PairRow.of(conversation);
        return pool.read(session -> {
            Long seq = session.getMapper(MessageMapper.class).seqOf(id, pair.lowId(), pair.highId());
            return seq == null ? OptionalLong.empty() : OptionalLong.of(seq);
        });
    }

    /**
     * Names those whom a person blocks.
     *
     * @param user the person
     * @return their ids, in order
     */
    public CompletionStage<List<UserId>> blockedBy(UserId user) {
        return pool.read(session -> session.getMapper(ConversationMapper.class).blockedBy(user.value()).stream()
                .map(UserId::new)
                .sorted()
                .toList());
    }

    /**
     * Reads a page of what is unread.
     *
     * @param query which page
     * @return the page
     */
    public CompletionStage<UnreadSlice> unread(UnreadQuery query) {
        return pool.read(session -> unread.read(session, query));
    }

    /**
     * Counts what a person has not read.
     *
     * @param reader the person
     * @return one entry for each sender with unread messages
     */
    public CompletionStage<List<UnreadCount>> unreadCounts(UserId reader) {
        return pool.read(session -> session.getMapper(ConversationMapper.class).unreadCounts(reader.value()).stream()
                .filter(UnreadCountRow::any)
                .map(UnreadCountRow::toCount)
                .sorted(Comparator.comparing(UnreadCount::sender))
                .toList());
    }

    /** Answers what is queued, for as long as the settings say, and takes no more. */
    @Override
    public void close() {
        pool.close();
    }
}
