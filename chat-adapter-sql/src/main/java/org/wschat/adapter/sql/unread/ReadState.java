package org.wschat.adapter.sql.unread;

import java.util.ArrayList;
import java.util.List;
import org.wschat.domain.message.MessagePosition;

/**
 * What one person has read of another's messages: all up to a mark but for some runs, and nothing above it.
 *
 * <p>Immutable. Where a method speaks of what is stored, the caller says how much that is.
 *
 * @param read the mark: messages of the sender above this {@code senderSeq} are unread, at or below it only those in the
 *     gaps are
 * @param readSeq all messages of the sender above the mark have a {@code seq} above this one
 * @param gaps runs at or below the mark that are unread, lowest first, disjoint
 */
public record ReadState(long read, long readSeq, List<UnreadRun> gaps) {

    /** Keeps a copy of the list. */
    public ReadState {
        gaps = List.copyOf(gaps);
    }

    /**
     * Marks messages as read. It is enough that the gaps overlapping them are known.
     *
     * @param first where the first message read stands
     * @param last where the last message read stands
     * @param sent how many messages of the sender are stored; what lies above is ignored
     * @param lastSeq the highest {@code seq} stored
     * @return the state afterwards; the same state if it holds nothing new
     */
    public ReadState mark(MessagePosition first, MessagePosition last, long sent, long lastSeq) {
        long from = first.senderSeq();
        long through = Math.min(last.senderSeq(), sent);
        if (from > through) {
            return this;
        }
        long throughSeq = last.senderSeq() > sent ? lastSeq : Math.min(last.seq(), lastSeq);
        List<UnreadRun> left = new ArrayList<>();
        gaps.forEach(gap -> left.addAll(gap.without(from, through, throughSeq)));
        if (through <= read) {
            return new ReadState(read, readSeq, left);
        }
        if (from > read + 1) {
            left.add(new UnreadRun(read + 1, from - 1, readSeq));
        }
        return new ReadState(through, throughSeq, left);
    }

    /**
     * The state before a message of the sender is added: if nothing above the mark is unread, a search for unread messages
     * above it may start right before the new one.
     *
     * @param sent how many messages of the sender are stored without it
     * @param lastSeq the highest {@code seq} stored without it
     * @return the state to go on with
     */
    public ReadState beforeAppend(long sent, long lastSeq) {
        return read == sent ? new ReadState(read, lastSeq, gaps) : this;
    }

    /**
     * Whether a message is read. All gaps around it must be known.
     *
     * @param senderSeq the place of a stored message of the sender
     * @return true if it is read
     */
    public boolean isRead(long senderSeq) {
        return senderSeq <= read && gaps.stream().noneMatch(gap -> gap.contains(senderSeq));
    }

    /**
     * All that is unread. All gaps must be known.
     *
     * @param sent how many messages of the sender are stored
     * @return the runs, lowest first
     */
    public List<UnreadRun> unread(long sent) {
        if (sent <= read) {
            return gaps;
        }
        List<UnreadRun> runs = new ArrayList<>(gaps);
        runs.add(new UnreadRun(read + 1, sent, readSeq));
        return runs;
    }
}
