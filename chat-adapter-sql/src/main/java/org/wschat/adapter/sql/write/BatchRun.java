package org.wschat.adapter.sql.write;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.mapper.ChangeMapper;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.row.ChangeRow;
import org.wschat.adapter.sql.row.MessageRow;
import org.wschat.adapter.sql.row.NewMessageRow;
import org.wschat.adapter.sql.row.SentNameRow;
import org.wschat.adapter.sql.row.Side;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.ChangeOutcome;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.ChangeRefusal;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.ReadReceipt;
import org.wschat.domain.message.SendRefusal;

/**
 * One batch while its statements run. Each write is applied to the conversations in its turn; messages are gathered to one
 * insert, unless a change has to find them before. Used by one thread, for one attempt.
 */
final class BatchRun {

    private static final AppendOutcome LIMIT_REACHED = new AppendOutcome.Refused(SendRefusal.FIRST_CONTACT_LIMIT);
    private static final AppendOutcome CLIENT_ID_TAKEN = new AppendOutcome.Refused(SendRefusal.CLIENT_ID_TAKEN);
    private static final AppendOutcome BLOCKED = new AppendOutcome.Refused(SendRefusal.BLOCKED);
    private static final ChangeOutcome NOT_FOUND = new ChangeOutcome.Refused(ChangeRefusal.NOT_FOUND);

    private final SqlSession session;
    private final SqlDialect dialect;
    private final Map<Conversation, ConversationState> states;
    private final SentBefore before;
    private final long token;
    private final List<NewMessageRow> added = new ArrayList<>();
    private int inserted;

    /**
     * @param states the conversations of the batch, locked
     * @param before the client ids of the batch
     * @param token tells the batch from all others
     */
    BatchRun(
            SqlSession session,
            SqlDialect dialect,
            Map<Conversation, ConversationState> states,
            SentBefore before,
            long token) {
        this.session = session;
        this.dialect = dialect;
        this.states = states;
        this.before = before;
        this.token = token;
        states.values().forEach(state -> state.writtenBy(token));
    }

    /** Applies a write, and returns what tells its caller the outcome once the batch is committed. */
    Runnable apply(PendingWrite write) throws SQLException {
        if (write instanceof PendingAppend append) {
            return append(append, states.get(append.conversation()));
        }
        if (write instanceof PendingChange change) {
            ConversationState state = states.get(change.conversation());
            ChangeOutcome outcome = state == null ? NOT_FOUND : change(change, state);
            return () -> change.outcome().complete(outcome);
        }
        if (write instanceof PendingBlock block) {
            return block(block, states.get(block.conversation()));
        }
        if (write instanceof PendingListing listing) {
            ConversationState state = states.get(listing.conversation());
            if (state != null) {
                state.list();
            }
            return () -> {};
        }
        if (write instanceof PendingReadThrough read) {
            ConversationState state = states.get(read.conversation());
            Optional<ReadReceipt> outcome = state == null ? Optional.empty() : readThrough(read.receipt(), state);
            return () -> read.outcome().complete(outcome);
        }
        if (write instanceof PendingMark mark) {
            return mark(mark, states.get(mark.conversation()));
        }
        PendingProbe probe = (PendingProbe) write;
        session.getMapper(ConversationMapper.class).writeNothing();
        return () -> probe.done().complete(null);
    }

    private Runnable append(PendingAppend write, @Nullable ConversationState state) throws SQLException {
        if (state == null) {
            throw new SQLException("a conversation just created was not found");
        }
        Optional<SentNameRow> sent = before.find(write.message());
        if (sent.isPresent()) {
            AppendOutcome outcome = again(write, state, sent.get());
            return () -> write.outcome().complete(outcome);
        }
        Side sender = Side.ofSender(write.conversation(), write.message().sender());
        if (state.isBlockedBy(sender.opposite())) {
            return () -> write.outcome().complete(BLOCKED);
        }
        Optional<MessagePosition> position = state.append(sender, write.rule());
        if (position.isEmpty()) {
            return () -> write.outcome().complete(LIMIT_REACHED);
        }
        NewMessageRow row = new NewMessageRow(state.id(), sender, position.get(), write.message(), token);
        added.add(row);
        before.add(write.message(), row);
        return () -> write.outcome().complete(new AppendOutcome.Appended(row.toMessage()));
    }

    private AppendOutcome again(PendingAppend write, ConversationState state, SentNameRow sent) {
        if (!SentBefore.isSame(sent, write.message(), state)) {
            return CLIENT_ID_TAKEN;
        }
        insert();
        Optional<Message> first = LockedMessages.find(session, write.conversation(), state, sent.seq());
        state.answersFrom();
        return first.<AppendOutcome>map(message -> new AppendOutcome.Appended(message, true))
                .orElse(CLIENT_ID_TAKEN);
    }

    private ChangeOutcome change(PendingChange write, ConversationState state) {
        insert();
        Optional<Message> found = LockedMessages.find(
                session, write.conversation(), state, write.change().seq());
        if (found.isEmpty()) {
            return NOT_FOUND;
        }
        Message stored = found.get();
        Optional<ChangeRefusal> refusal = write.change().refusal(stored, write.window());
        if (refusal.isPresent()) {
            return new ChangeOutcome.Refused(refusal.get());
        }
        Side peer = Side.ofSender(write.conversation(), stored.sender()).opposite();
        if (!write.change().recalls() && state.isBlockedBy(peer)) {
            return new ChangeOutcome.Refused(ChangeRefusal.BLOCKED);
        }
        if (write.change().isMadeIn(stored)) {
            state.answersFrom();
            return new ChangeOutcome.Changed(stored, true);
        }
        Message changed = write.change().applyTo(stored);
        session.getMapper(MessageMapper.class).change(state.id(), MessageRow.of(changed));
        state.changed(MessageRow.of(stored));
        Stream.of(stored.sender(), stored.recipient())
                .distinct()
                .map(user -> new ChangeRow(user.value(), changed.updatedAt().toEpochMilli(), state.id(), changed.seq()))
                .forEach(session.getMapper(ChangeMapper.class)::insert);
        if (changed.read() && !stored.read()) {
            state.mark(Side.ofSender(write.conversation(), stored.sender()), ReadMark.of(stored));
        }
        return new ChangeOutcome.Changed(changed, false);
    }

    private static Runnable block(PendingBlock write, @Nullable ConversationState state) {
        if (state != null) {
            state.block(Side.ofSender(write.conversation(), write.block().user()), write.blocks());
        }
        return () -> write.done().complete(null);
    }

    private static Runnable mark(PendingMark write, @Nullable ConversationState state) {
        if (state != null) {
            state.mark(Side.ofSender(write.conversation(), write.mark().sender()), write.mark());
        }
        return () -> write.done().complete(null);
    }

    private Optional<ReadReceipt> readThrough(ReadReceipt receipt, ConversationState state) {
        long seq = Math.min(receipt.seq(), state.lastSeq());
        if (seq == 0) {
            return Optional.empty();
        }
        Side peer = Side.ofSender(Conversation.between(receipt.reader(), receipt.peer()), receipt.peer());
        long read = seq == state.lastSeq() ? state.sent(peer) : sentUpTo(seq, peer, state);
        if (read > 0) {
            MessagePosition first = new MessagePosition(1, 1);
            MessagePosition last = new MessagePosition(seq, read);
            state.mark(peer, new ReadMark(receipt.reader(), receipt.peer(), first, last));
        }
        long through = Math.max(seq, state.readThrough(peer.opposite()));
        return Optional.of(new ReadReceipt(receipt.reader(), receipt.peer(), through));
    }

    /** How many of the messages up to a place one side has sent. */
    private long sentUpTo(long seq, Side sender, ConversationState state) {
        insert();
        MessageRow there =
                Objects.requireNonNull(session.getMapper(MessageMapper.class).find(state.id(), seq));
        return there.senderSide() == sender ? there.senderSeq() : seq - there.senderSeq();
    }

    /** Writes what is left to write once all writes are applied. */
    void finish() {
        insert();
        session.flushStatements();
        Map<Long, Long> newest = new HashMap<>();
        added.forEach(row -> newest.put(row.getConversationId(), row.getId()));
        states.values().stream()
                .filter(ConversationState::appended)
                .forEach(state -> state.appendedWithId(Objects.requireNonNull(newest.get(state.id()))));
        before.insert();
        BatchTransaction.save(session, states);
        session.flushStatements();
    }

    private void insert() {
        if (inserted == added.size()) {
            return;
        }
        List<NewMessageRow> rows = added.subList(inserted, added.size());
        MessageMapper mapper = session.getMapper(MessageMapper.class);
        if (dialect.assignsIds()) {
            long id = mapper.maxId();
            for (NewMessageRow row : rows) {
                row.setId(++id);
            }
        }
        rows.forEach(mapper::insert);
        inserted = added.size();
    }

    /** Where to look for the batch; empty if it holds read marks only, which may as well be written twice. */
    Optional<CommitWitness> witness() {
        if (!added.isEmpty()) {
            NewMessageRow row = added.get(0);
            return Optional.of(new CommitWitness(row.getConversationId(), row.getSeq(), token));
        }
        return states.values().stream()
                .filter(ConversationState::written)
                .findFirst()
                .map(state -> new CommitWitness(state.id(), CommitWitness.CONVERSATION, token));
    }
}
