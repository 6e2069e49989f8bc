package org.wschat.adapter.sql.write;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.GapRow;
import org.wschat.adapter.sql.row.MessageRow;
import org.wschat.adapter.sql.row.Side;
import org.wschat.adapter.sql.unread.ReadState;
import org.wschat.adapter.sql.unread.UnreadRun;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.ReadMark;

/** A locked conversation while a batch changes it: what was stored, and what is to be stored. */
final class ConversationState {

    private final ConversationRow stored;
    private final List<List<UnreadRun>> storedGaps;
    private final long[] sent;
    private final ReadState[] read;
    private final boolean[] blockedBy;
    private final List<MessageRow> changedMessages = new ArrayList<>();
    private long writeToken;
    private long lastMessageId;
    private boolean listed;
    private boolean answeredFrom;

    /**
     * @param storedGaps for each side, at least those gaps that the marks of the batch overlap
     */
    ConversationState(ConversationRow stored, List<List<UnreadRun>> storedGaps) {
        this.stored = stored;
        this.storedGaps = List.of(new ArrayList<>(storedGaps.get(0)), new ArrayList<>(storedGaps.get(1)));
        this.writeToken = stored.lastWriteToken();
        this.lastMessageId = stored.lastMessageId();
        this.sent = new long[] {stored.sentLow(), stored.sentHigh()};
        this.blockedBy = new boolean[] {stored.blockedByLow(), stored.blockedByHigh()};
        this.read = new ReadState[] {
            new ReadState(stored.readLow(), stored.readLowSeq(), storedGaps.get(0)),
            new ReadState(stored.readHigh(), stored.readHighSeq(), storedGaps.get(1))
        };
    }

    long id() {
        return stored.id();
    }

    /** Appends a message of one side, if the rule allows it, and returns its place. */
    Optional<MessagePosition> append(Side sender, FirstContactRule rule) {
        int from = sender.code();
        int to = sender.opposite().code();
        boolean withOneself = stored.lowId().equals(stored.highId());
        if (!withOneself && !rule.allows(sent[from], sent[to])) {
            return Optional.empty();
        }
        long lastSeq = sent[from] + sent[to];
        read[to] = read[to].beforeAppend(sent[from], lastSeq);
        sent[from]++;
        return Optional.of(new MessagePosition(lastSeq + 1, sent[from]));
    }

    /** Marks messages of one side as read by the other. */
    void mark(Side sender, ReadMark mark) {
        int reader = sender.opposite().code();
        read[reader] = read[reader].mark(mark.first(), mark.last(), sent[sender.code()], sent[0] + sent[1]);
    }

    /** Says which id the newest message of the batch has; {@link #row} must not be asked before. */
    void appendedWithId(long id) {
        lastMessageId = id;
    }

    /** Up to where one side has read everything; all of its gaps must be known. */
    long readThrough(Side reader) {
        return read[reader.code()].unread(sent[reader.opposite().code()]).stream()
                .findFirst()
                .map(UnreadRun::afterSeq)
                .orElse(lastSeq());
    }

    /** How many messages of one side are stored, with those of the batch. */
    long sent(Side sender) {
        return sent[sender.code()];
    }

    /** The highest {@code seq}, with the messages of the batch. */
    long lastSeq() {
        return sent[0] + sent[1];
    }

    /** Whether one side takes no messages of the other. */
    boolean isBlockedBy(Side side) {
        return blockedBy[side.code()];
    }

    /** Has one side take no messages of the other, or take them again. */
    void block(Side side, boolean blocks) {
        blockedBy[side.code()] = blocks;
    }

    /** Whether one side takes messages of the other that it did not take before, or the other way round. */
    boolean blocksChanged() {
        return blockedBy[0] != stored.blockedByLow() || blockedBy[1] != stored.blockedByHigh();
    }

    /** Takes stored gaps into account that were perhaps not known yet. */
    void learn(Side reader, List<UnreadRun> stored) {
        int code = reader.code();
        List<UnreadRun> known = storedGaps.get(code);
        List<UnreadRun> news =
                stored.stream().filter(run -> !known.contains(run)).toList();
        known.addAll(news);
        List<UnreadRun> gaps = Stream.concat(read[code].gaps().stream(), news.stream())
                .sorted(Comparator.comparingLong(UnreadRun::first))
                .toList();
        read[code] = new ReadState(read[code].read(), read[code].readSeq(), gaps);
    }

    /** Whether a stored message of one side is read by the other; the gap it may be in must have been learnt. */
    boolean isRead(Side sender, long senderSeq) {
        return read[sender.opposite().code()].isRead(senderSeq);
    }

    /** Remembers what a message was before it was changed. */
    void changed(MessageRow before) {
        changedMessages.add(before);
    }

    /** The messages that were changed, as they were before, in the order of the changes. */
    List<MessageRow> changedMessages() {
        return changedMessages;
    }

    /** Whether the batch has added messages, changed some, or blocked somebody. */
    boolean written() {
        return appended() || !changedMessages.isEmpty() || blocksChanged();
    }

    /** Says which batch it is that changes it. */
    void writtenBy(long token) {
        writeToken = token;
    }

    /**
     * Somebody is told what is stored in it. That counts as a change, so that no other server takes back what it is not sure
     * of: it was true when it was told.
     */
    void answersFrom() {
        answeredFrom = true;
    }

    ConversationRow row() {
        return new ConversationRow(
                stored.id(),
                stored.lowId(),
                stored.highId(),
                sent[0],
                sent[1],
                read[0].read(),
                read[1].read(),
                read[0].readSeq(),
                read[1].readSeq(),
                blockedBy[0],
                blockedBy[1],
                changed() ? writeToken : stored.lastWriteToken(),
                lastMessageId,
                listedId());
    }

    /** A message puts it at the top of both lists, which costs nothing if it stands there already. */
    private long listedId() {
        if (listed) {
            return lastMessageId;
        }
        return appended() ? ConversationRow.UNLISTED : stored.listedId();
    }

    /** Has it stand in its place in the lists, although messages may have come. */
    void list() {
        listed = true;
    }

    /** Whether the row is to be written. */
    boolean rowChanged() {
        return changed() || listedId() != stored.listedId();
    }

    /** The row as it was before the batch. */
    ConversationRow storedRow() {
        return stored;
    }

    boolean appended() {
        return appendedMessages() > 0;
    }

    int appendedMessages() {
        return Math.toIntExact(sent[0] + sent[1] - stored.lastSeq());
    }

    /** Whether anything of it is to be written, be it only that somebody was answered from what is stored. */
    boolean changed() {
        return answeredFrom
                || written()
                || read[0].read() != stored.readLow()
                || read[1].read() != stored.readHigh()
                || read[0].readSeq() != stored.readLowSeq()
                || read[1].readSeq() != stored.readHighSeq()
                || gapsChanged(0)
                || gapsChanged(1);
    }

    private boolean gapsChanged(int reader) {
        List<UnreadRun> now = read[reader].gaps();
        List<UnreadRun> before = storedGaps.get(reader);
        return now.size() != before.size() || !before.containsAll(now);
    }

    /** The gaps that are stored but no longer hold. */
    List<GapRow> removedGaps() {
        List<GapRow> rows = new ArrayList<>();
        for (Side reader : Side.values()) {
            difference(reader, storedGaps.get(reader.code()), read[reader.code()].gaps(), rows);
        }
        return rows;
    }

    /** The gaps that hold but are not stored. */
    List<GapRow> addedGaps() {
        List<GapRow> rows = new ArrayList<>();
        for (Side reader : Side.values()) {
            difference(reader, read[reader.code()].gaps(), storedGaps.get(reader.code()), rows);
        }
        return rows;
    }

    private void difference(Side reader, List<UnreadRun> these, List<UnreadRun> without, List<GapRow> rows) {
        Set<UnreadRun> others = Set.copyOf(without);
        these.stream()
                .filter(run -> !others.contains(run))
                .forEach(run -> rows.add(GapRow.of(stored.id(), reader, run)));
    }
}
