package org.wschat.adapter.sql.row;

import org.wschat.adapter.sql.unread.UnreadRun;

/**
 * A run of unread messages below the reader's mark.
 *
 * @param conversationId the conversation
 * @param reader the side of the reader
 * @param firstSenderSeq the first message of the run
 * @param lastSenderSeq the last message of the run
 * @param afterSeq all of them have a {@code seq} above this one
 */
public record GapRow(long conversationId, int reader, long firstSenderSeq, long lastSenderSeq, long afterSeq) {

    /**
     * The row of a run.
     *
     * @param conversationId the conversation
     * @param reader who has not read it
     * @param run the run
     * @return the row
     */
    public static GapRow of(long conversationId, Side reader, UnreadRun run) {
        return new GapRow(conversationId, reader.code(), run.first(), run.last(), run.afterSeq());
    }

    /** {@return the run} */
    public UnreadRun run() {
        return new UnreadRun(firstSenderSeq, lastSenderSeq, afterSeq);
    }
}
