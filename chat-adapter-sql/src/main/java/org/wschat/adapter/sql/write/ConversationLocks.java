package org.wschat.adapter.sql.write;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.ibatis.session.SqlSession;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.GapMapper;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.PairRow;
import org.wschat.adapter.sql.row.Side;
import org.wschat.adapter.sql.unread.UnreadRun;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.ReadMark;

/**
 * Finds, or creates, and locks the conversations of a batch. Remembers their keys, those of committed batches only and of
 * the latest conversations only. Used by one thread.
 */
final class ConversationLocks {

    private static final int REMEMBERED = 10_000;
    private static final String CONFLICT = "40001";
    private static final Comparator<Conversation> ORDER =
            Comparator.comparing(Conversation::low).thenComparing(Conversation::high);

    private final Map<Conversation, Long> ids;

    ConversationLocks() {
        this(REMEMBERED);
    }

    /**
     * @param remembered how many keys to remember
     */
    ConversationLocks(int remembered) {
        ids = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Conversation, Long> eldest) {
                return size() > remembered;
            }
        };
    }

    /** Locks the conversations of a batch; one that is only marked and never had a message is missing in the result. */
    Map<Conversation, ConversationState> lock(SqlSession session, List<ConversationWrite> batch) throws SQLException {
        Set<Conversation> all = new LinkedHashSet<>();
        Set<Conversation> written = new HashSet<>();
        for (ConversationWrite write : batch) {
            all.add(write.conversation());
            if (write.createsConversation()) {
                written.add(write.conversation());
            }
        }
        Map<Conversation, List<ReadMark>> marks = batch.stream()
                .flatMap(write -> marked(write).stream())
                .collect(Collectors.groupingBy(ReadMark::conversation));
        return lock(session, all, written, marks);
    }

    /** What a write may mark as read, or has to know of to tell how far somebody has read. */
    private static Optional<ReadMark> marked(ConversationWrite write) {
        if (write instanceof PendingReadThrough read) {
            MessagePosition first = new MessagePosition(1, 1);
            MessagePosition last = new MessagePosition(Long.MAX_VALUE, Long.MAX_VALUE);
            return Optional.of(
                    new ReadMark(read.receipt().reader(), read.receipt().peer(), first, last));
        }
        return write instanceof PendingMark mark ? Optional.of(mark.mark()) : Optional.empty();
    }

    /** Locks conversations that are written to, and of which nothing is marked below what is read already. */
    Map<Conversation, ConversationState> lock(SqlSession session, Set<Conversation> written) throws SQLException {
        return lock(session, written, written, Map.of());
    }

    private Map<Conversation, ConversationState> lock(
            SqlSession session,
            Set<Conversation> all,
            Set<Conversation> written,
            Map<Conversation, List<ReadMark>> marks)
            throws SQLException {
        Map<Conversation, Long> wanted = keys(session.getMapper(ConversationMapper.class), all, written);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<Long, ConversationRow> rows = session.getMapper(ConversationMapper.class).lock(wanted.values()).stream()
                .collect(Collectors.toMap(ConversationRow::id, row -> row));
        if (rows.size() < wanted.size()) {
            ids.clear();
            throw new SQLException("a conversation is no longer there", CONFLICT);
        }
        Map<Conversation, ConversationState> states = new LinkedHashMap<>();
        for (Map.Entry<Conversation, Long> key : wanted.entrySet()) {
            ConversationRow row = Objects.requireNonNull(rows.get(key.getValue()));
            List<ReadMark> ofThis = marks.getOrDefault(key.getKey(), List.of());
            states.put(key.getKey(), new ConversationState(row, gaps(session, row, key.getKey(), ofThis)));
        }
        return states;
    }

    /** Remembers the keys of a committed batch. */
    void remember(Map<Conversation, ConversationState> committed) {
        committed.forEach((conversation, state) -> ids.put(conversation, state.id()));
    }

    private Map<Conversation, Long> keys(ConversationMapper mapper, Set<Conversation> all, Set<Conversation> written) {
        Map<Conversation, Long> keys = new LinkedHashMap<>();
        Set<Conversation> unknown = new TreeSet<>(ORDER);
        for (Conversation conversation : all) {
            Long id = ids.get(conversation);
            if (id != null) {
                keys.put(conversation, id);
            } else {
                unknown.add(conversation);
            }
        }
        find(mapper, unknown, keys);
        Set<Conversation> missing = new TreeSet<>(ORDER);
        unknown.stream().filter(written::contains).forEach(missing::add);
        missing.removeAll(keys.keySet());
        missing.forEach(conversation -> mapper.create(PairRow.of(conversation)));
        find(mapper, missing, keys);
        return keys;
    }

    private static void find(ConversationMapper mapper, Collection<Conversation> pairs, Map<Conversation, Long> keys) {
        List<PairRow> rows = pairs.stream().map(PairRow::of).toList();
        for (int start = 0; start < rows.size(); start += ConversationMapper.MOST_PAIRS) {
            int end = Math.min(rows.size(), start + ConversationMapper.MOST_PAIRS);
            mapper.findAll(rows.subList(start, end)).forEach(row -> keys.put(row.conversation(), row.id()));
        }
    }

    /** Marks above the reader's own overlap no gap, so in a chat where both are present nothing is read here. */
    private static List<List<UnreadRun>> gaps(
            SqlSession session, ConversationRow row, Conversation conversation, List<ReadMark> marks) {
        List<List<UnreadRun>> gaps = new ArrayList<>();
        for (Side reader : Side.values()) {
            List<ReadMark> ofReader = marks.stream()
                    .filter(mark -> Side.ofSender(conversation, mark.sender()).opposite() == reader)
                    .toList();
            long from = ofReader.stream()
                    .mapToLong(mark -> mark.first().senderSeq())
                    .min()
                    .orElse(Long.MAX_VALUE);
            long through = ofReader.stream()
                    .mapToLong(mark -> mark.last().senderSeq())
                    .max()
                    .orElse(0);
            gaps.add(session.getMapper(GapMapper.class).runs(row, reader, from, through, Integer.MAX_VALUE));
        }
        return gaps;
    }
}
