package org.wschat.adapter.sql.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSessionFactory;
import org.wschat.adapter.sql.database.Outage;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.PairRow;
import org.wschat.adapter.sql.row.Side;
import org.wschat.adapter.sql.row.UnreadCountRow;
import org.wschat.adapter.sql.sync.SyncHorizon;
import org.wschat.adapter.sql.sync.SyncPoint;
import org.wschat.application.port.outbound.ConversationsPage;
import org.wschat.application.port.outbound.ConversationsQuery;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.InboxPage;
import org.wschat.application.port.outbound.InboxQuery;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.SyncPage;
import org.wschat.application.port.outbound.SyncQuery;
import org.wschat.application.port.outbound.TranscriptQuery;
import org.wschat.application.port.outbound.UnreadQuery;
import org.wschat.application.port.outbound.UnreadSlice;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.ReadPositions;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.UnreadCount;

/** Answers the queries of the store. May be used from any thread, and never blocks. */
public final class StoreReader implements AutoCloseable {

    private static final int LISTED_AT_ONCE = 500;

    private final ReadPool pool;
    private final HistoryReader history;
    private final UnreadReader unread;
    private final int pageCharacters;

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
        this.pageCharacters = settings.pageCharacters();
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
     * Reads a page of a person's conversations, latest first.
     *
     * @param query which page
     * @param unlisted is told which conversations do not stand in their place in the list
     * @return the page
     */
    public CompletionStage<InboxPage> inbox(InboxQuery query, Consumer<List<Conversation>> unlisted) {
        List<Conversation> found = new ArrayList<>();
        return pool.read(session -> InboxReader.read(session, query, found::add))
                .thenApply(page -> {
                    unlisted.accept(found);
                    return page;
                });
    }

    /**
     * Tells how far two people have read.
     *
     * @param conversation the two
     * @param user one of them
     * @return how far
     */
    public CompletionStage<ReadPositions> readPositions(Conversation conversation, UserId user) {
        return pool.read(session -> InboxReader.positions(session, conversation, user));
    }

    /**
     * Tells whether somebody blocks somebody.
     *
     * @param block who, whom
     * @return true if so
     */
    public CompletionStage<Boolean> isBlocked(Block block) {
        return pool.read(session -> {
            ConversationRow row = session.getMapper(ConversationMapper.class).find(PairRow.of(block.conversation()));
            return row != null && row.blockedBy(Side.ofSender(block.conversation(), block.user()));
        });
    }

    /**
     * Reads a page of what a person has missed.
     *
     * @param query whose, how much
     * @param point since when, and how much of it was read
     * @param horizon where the next reading is to begin; hears of the highest id there is
     * @param unlisted is told, when all is read, which of the person's conversations do not stand in their place in the list
     * @return the page; fails with {@link IllegalArgumentException} if the point lies behind all that is stored
     */
    public CompletionStage<SyncPage> sync(
            SyncQuery query, SyncPoint point, SyncHorizon horizon, Consumer<List<Conversation>> unlisted) {
        SyncPoint next = horizon.settled();
        List<Conversation> found = new ArrayList<>();
        return pool.<Optional<SyncPage>>read(session -> {
                    long highest = session.getMapper(MessageMapper.class).maxId();
                    horizon.seen(highest);
                    if (point.afterId() > highest) {
                        return Optional.empty();
                    }
                    SyncPage page = new SyncReader(session, query, point, next, pageCharacters).read();
                    if (page.complete()) {
                        session.getMapper(ConversationMapper.class)
                                .unlisted(query.user().value(), Long.MAX_VALUE, LISTED_AT_ONCE)
                                .forEach(row -> found.add(row.conversation()));
                    }
                    return Optional.of(page);
                })
                .thenApply(page -> {
                    unlisted.accept(found);
                    return page.orElseThrow(SyncPoint::notOurs);
                });
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
