package org.wschat.adapter.sql.write;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.ibatis.session.SqlSession;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.SentNameMapper;
import org.wschat.adapter.sql.row.NewMessageRow;
import org.wschat.adapter.sql.row.SenderName;
import org.wschat.adapter.sql.row.SentNameRow;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.SendRefusal;

/**
 * The names that clients gave to messages of one batch: which of them are stored already, and which the batch adds. Looked
 * up once the conversations are locked, so that what another server stored in them before is seen. Used by one thread.
 */
final class SentBefore {

    private static final AppendOutcome TAKEN = new AppendOutcome.Refused(SendRefusal.CLIENT_ID_TAKEN);

    private final SqlSession session;
    private final Map<SenderName, SentNameRow> stored = new HashMap<>();
    private final Map<SenderName, NewMessageRow> added = new HashMap<>();
    private final List<SentNameRow> toInsert = new ArrayList<>();

    private SentBefore(SqlSession session) {
        this.session = session;
    }

    static SentBefore find(SqlSession session, List<PendingWrite> batch) {
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
                    .forEach(row -> before.stored.put(new SenderName(row.senderId(), row.clientId()), row));
        }
        return before;
    }

    /** What to answer to a message that was sent before, or whose name is taken; only once the batch is flushed. */
    Optional<Supplier<AppendOutcome>> answer(NewMessage message, ConversationState state) {
        Optional<SenderName> name = nameOf(message);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        NewMessageRow ofThisBatch = added.get(name.get());
        if (ofThisBatch != null) {
            return Optional.of(
                    ofThisBatch.says(message)
                            ? () -> new AppendOutcome.Appended(ofThisBatch.toMessage(), true)
                            : () -> TAKEN);
        }
        SentNameRow row = stored.get(name.get());
        if (row == null) {
            return Optional.empty();
        }
        boolean same = row.conversationId() == state.id() && row.textHash().equals(hashOf(message));
        if (!same) {
            return Optional.of(() -> TAKEN);
        }
        Message first = LockedMessages.find(session, message.conversation(), state, row.seq())
                .orElseThrow();
        return Optional.of(() -> new AppendOutcome.Appended(first, true));
    }

    /** Remembers a message that the batch adds. */
    void add(NewMessage message, NewMessageRow row) {
        nameOf(message).ifPresent(name -> {
            added.put(name, row);
            toInsert.add(new SentNameRow(
                    name.senderId(), name.clientId(), row.getConversationId(), row.getSeq(), hashOf(message)));
        });
    }

    /** Writes the names that the batch adds. */
    void insert() {
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
