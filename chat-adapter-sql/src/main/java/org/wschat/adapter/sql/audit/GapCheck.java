package org.wschat.adapter.sql.audit;

import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.GapRow;
import org.wschat.adapter.sql.row.PlaceRow;
import org.wschat.adapter.sql.row.Side;

/**
 * Compares the mark and the gaps of one reader with the messages: gaps should lie at or below the mark, one behind the
 * other, each begin where it says, and its {@code after_seq} should be below all of its messages. Used by one thread.
 *
 * <p>A gap within what was sent proves that the reader had read on behind it, so a mark below its end is too low. A mark
 * above what was sent proves nothing; then as much counts as read as the gaps prove, because a message may be shown as
 * unread once more, but must not be taken for read.
 */
final class GapCheck {

    private final ConversationRow row;
    private final Side reader;
    private final GapPages gaps;
    private final String who;
    private final Findings findings = new Findings();
    private final long mark;
    private long covered;
    private long firstUnreadSeq = Long.MAX_VALUE;

    GapCheck(ConversationRow row, Side reader, long sent, GapPages gaps, String who) {
        this.row = row;
        this.reader = reader;
        this.gaps = gaps;
        this.who = who;
        long stored = row.read(reader);
        long proven = gaps.lastEndWithin(sent);
        this.mark = stored > sent ? proven : Math.max(stored, proven);
    }

    /** Looks at the next message, if it is for this reader. */
    void look(PlaceRow place) {
        if (Side.of(place.sender()).opposite() != reader) {
            return;
        }
        if (place.senderSeq() > mark) {
            firstUnreadSeq = Math.min(firstUnreadSeq, place.seq());
        }
        for (@Nullable GapRow gap = gaps.peek(); gap != null && begins(gap) <= place.senderSeq(); gap = gaps.peek()) {
            compare(gap, place.seq());
            gaps.advance();
        }
    }

    /** Looks at what lies behind the last message. */
    void end() {
        for (@Nullable GapRow gap = gaps.peek(); gap != null; gap = gaps.peek()) {
            compare(gap, Long.MAX_VALUE);
            gaps.advance();
        }
    }

    /** {@return the differences found in the gaps} */
    Findings findings() {
        return findings;
    }

    /** {@return how far the reader has read} */
    long mark() {
        return mark;
    }

    /** {@return the {@code seq} of the first message above the mark; the highest number if there is none} */
    long firstUnreadSeq() {
        return firstUnreadSeq;
    }

    private long begins(GapRow gap) {
        return Math.max(gap.firstSenderSeq(), covered + 1);
    }

    private void compare(GapRow gap, long seq) {
        long first = begins(gap);
        long last = Math.min(Math.max(gap.firstSenderSeq(), gap.lastSenderSeq()), mark);
        if (first > last) {
            findings.mendable(shown(gap) + " should not be there", new Mend.GapRemoved(gap));
            return;
        }
        covered = last;
        long after = gap.afterSeq() >= 0 && gap.afterSeq() < seq ? gap.afterSeq() : Math.max(0, seq - 1);
        GapRow right = new GapRow(gap.conversationId(), gap.reader(), first, last, after);
        if (!right.equals(gap)) {
            String line = shown(gap) + " should be from " + first + " to " + last + ", after_seq " + after;
            findings.mendable(line, new Mend.GapRemoved(gap), new Mend.GapAdded(right));
        }
    }

    private String shown(GapRow gap) {
        String name = reader == Side.LOW ? row.lowId() : row.highId();
        return who + "the unread gap of \"" + name + "\" from " + gap.firstSenderSeq() + " to " + gap.lastSenderSeq()
                + ", after_seq " + gap.afterSeq() + ",";
    }
}
