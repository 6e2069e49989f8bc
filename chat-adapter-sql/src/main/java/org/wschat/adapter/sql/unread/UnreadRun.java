package org.wschat.adapter.sql.unread;

import java.util.ArrayList;
import java.util.List;

/**
 * Messages of one sender, one after the other in the sender's own counting, that are unread.
 *
 * @param first the {@code senderSeq} of the first
 * @param last the {@code senderSeq} of the last
 * @param afterSeq all of them have a {@code seq} above this one, so a search may start behind it
 */
public record UnreadRun(long first, long last, long afterSeq) {

    /** Checks the order. */
    public UnreadRun {
        if (first > last) {
            throw new IllegalArgumentException("run: " + first + " to " + last + " (expected: first <= last)");
        }
    }

    /** {@return how many messages it has} */
    public long count() {
        return last - first + 1;
    }

    /**
     * Whether a message is one of the run.
     *
     * @param senderSeq the place of a message of the sender
     * @return true if it is
     */
    public boolean contains(long senderSeq) {
        return first <= senderSeq && senderSeq <= last;
    }

    /**
     * The part of the run within some bounds.
     *
     * @param from the lowest {@code senderSeq} wanted
     * @param through the highest
     * @param behindSeq only messages above this {@code seq} are wanted
     * @return the part, or nothing
     */
    public List<UnreadRun> within(long from, long through, long behindSeq) {
        long start = Math.max(first, from);
        long end = Math.min(last, through);
        return start > end ? List.of() : List.of(new UnreadRun(start, end, Math.max(afterSeq, behindSeq)));
    }

    /**
     * What is left of the run when part of it has been read.
     *
     * @param from the first {@code senderSeq} read
     * @param through the last one read
     * @param throughSeq the {@code seq} of the last one read
     * @return the parts before and behind, none, one or two
     */
    List<UnreadRun> without(long from, long through, long throughSeq) {
        if (through < first || from > last) {
            return List.of(this);
        }
        List<UnreadRun> left = new ArrayList<>(2);
        if (first < from) {
            left.add(new UnreadRun(first, from - 1, afterSeq));
        }
        if (through < last) {
            left.add(new UnreadRun(through + 1, last, Math.max(afterSeq, throughSeq)));
        }
        return left;
    }
}
