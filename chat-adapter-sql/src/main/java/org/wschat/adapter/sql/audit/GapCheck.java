package org.wschat.adapter.sql.audit;

import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.GapRow;
import org.wschat.adapter.sql.row.PlaceRow;
import org.wschat.adapter.sql.row.Side;

/**
 * Compares the gaps of one reader with the messages: they should lie at or below the reader's mark, one behind the other,
 * each begin where it says, and its {@code after_seq} should be below all of its messages. Used by one thread.
 */
final class GapCheck {

    private final ConversationRow row;
    private final Side reader;
    private final GapPages gaps;
    private final String who;
    private final Findings findings;
    private final long mark;
    private long covered;
    private long firstUnreadSeq = Long.MAX_VALUE;

    GapCheck(ConversationRow row, Side reader, GapPages gaps, String who, Findings findings) {
        this.row = row;
        this.reader = reader;
        this.gaps = gaps;
        this.who = who;
        this.findings = findings;
        this.mark = Math.max(0, row.read(reader));
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

    /** {@return the {@code seq} of the first message above the mark; the highest number if there is none} */
    long firstUnreadSeq() {
        return firstUnreadSeq;
    }

    private long begins(GapRow gap) {
        return Math.max(gap.firstSenderSeq(), covered + 1);
    }

    private void compare(GapRow gap, long seq) {
        long first = begins(gap);
        long last = Math.min(gap.lastSenderSeq(), mark);
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
