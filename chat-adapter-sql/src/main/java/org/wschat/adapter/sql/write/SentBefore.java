package org.wschat.adapter.sql.write;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.session.SqlSession;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.SentNameMapper;
import org.wschat.adapter.sql.row.NewMessageRow;
import org.wschat.adapter.sql.row.SenderName;
import org.wschat.adapter.sql.row.SentNameRow;
import org.wschat.application.port.outbound.NewMessage;

/**
 * The names that clients gave to messages of one batch: those that are stored already, and those that the batch adds. Looked
 * up once the conversations are locked, so that what another server stored in them before is seen. Used by one thread.
 */
final class SentBefore {

    private static final Comparator<SentNameRow> ORDER =
            Comparator.comparing(SentNameRow::senderId).thenComparing(SentNameRow::clientId);

    private final SqlSession session;
    private final Map<SenderName, SentNameRow> known = new HashMap<>();
    private final List<SentNameRow> toInsert = new ArrayList<>();

    private SentBefore(SqlSession session) {
        this.session = session;
    }

    static SentBefore of(SqlSession session, List<PendingWrite> batch) {
        SentBefore before = new SentBefore(session);
        List<SenderName> names = batch.stream()
                .filter(PendingAppend.class::isInstance)
                .map(write -> nameOf(((PendingAppend) write).message()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        for (int start = 0; start < names.size(); start += ConversationMapper.MOST_PAIRS) {
            int end = Math.min(names.size(), start + ConversationMapper.MOST_PAIRS);
            session.getMapper(SentNameMapper.class)
                    .findAll(names.subList(start, end))
                    .forEach(row -> before.known.put(new SenderName(row.senderId(), row.clientId()), row));
        }
        return before;
    }

    /** Where the message is that its sender gave the same name, and whether it says the same. */
    Optional<SentNameRow> find(NewMessage message) {
        return nameOf(message).map(known::get);
    }

    /** Whether a message is the one that a row tells of. */
    static boolean isSame(SentNameRow row, NewMessage message, ConversationState state) {
        return row.conversationId() == state.id() && row.textHash().equals(hashOf(message));
    }

    /** Remembers a message that the batch adds. */
    void add(NewMessage message, NewMessageRow row) {
        nameOf(message).ifPresent(name -> {
            SentNameRow sent = new SentNameRow(
                    name.senderId(), name.clientId(), row.getConversationId(), row.getSeq(), hashOf(message));
            known.put(name, sent);
            toInsert.add(sent);
        });
    }

    /** Writes the names that the batch adds, in one order for all transactions. */
    void insert() {
        toInsert.sort(ORDER);
        SentNameMapper names = session.getMapper(SentNameMapper.class);
        toInsert.forEach(names::insert);
    }

    private static Optional<SenderName> nameOf(NewMessage message) {
        return message.clientId()
                .map(clientId -> new SenderName(message.sender().value(), clientId.value()));
    }

    private static String hashOf(NewMessage message) {
        try {
            byte[] text = message.text().value().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
