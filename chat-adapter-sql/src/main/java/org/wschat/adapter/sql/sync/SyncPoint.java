package org.wschat.adapter.sql.sync;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.wschat.application.port.outbound.SyncCursor;

/**
 * What a cursor says: all messages up to an id are known, and all changes up to a time; and perhaps how much of what lies
 * behind was read already.
 *
 * @param afterId messages above this id are not known
 * @param changedAfter changes after this time are not known, in milliseconds since 1970 UTC
 * @param progress how far the reading has come; empty if it has not begun
 */
public record SyncPoint(long afterId, long changedAfter, Optional<Progress> progress) {

    private static final int PLAIN = 2;
    private static final int UNDER_WAY = 8;

    /**
     * How far the reading has come: first messages, by the keys of the conversations, then changes, by their times.
     *
     * @param again whether the reading was begun over another connection, so that it is to be done once more
     * @param nextId where the next reading begins: the id
     * @param nextChanged where the next reading begins: the time
     * @param changedAt the time of the last change that was read; 0 while messages are read
     * @param conversationId the conversation in which the reading stands
     * @param seq the last message that was read of it; 0 if none was
     */
    public record Progress(
            boolean again, long nextId, long nextChanged, long changedAt, long conversationId, long seq) {

        /**
         * Among the messages of a conversation.
         *
         * @param conversation the conversation
         * @param read the last message that was read of it
         * @return as far as that
         */
        public Progress in(long conversation, long read) {
            return new Progress(again, nextId, nextChanged, 0, conversation, read);
        }

        /**
         * Among the changes.
         *
         * @param at the time of the last that was read
         * @param conversation its conversation
         * @param read its message
         * @return as far as that
         */
        public Progress amongChanges(long at, long conversation, long read) {
            return new Progress(again, nextId, nextChanged, at, conversation, read);
        }
    }

    /**
     * A point from which nothing was read yet.
     *
     * @param afterId as above
     * @param changedAfter as above
     */
    public SyncPoint(long afterId, long changedAfter) {
        this(afterId, changedAfter, Optional.empty());
    }

    /**
     * Reads a cursor.
     *
     * @param cursor the cursor
     * @return what it says
     * @throws IllegalArgumentException if it is none of this store's
     */
    public static SyncPoint of(SyncCursor cursor) {
        long[] numbers = numbers(cursor.value());
        return switch (numbers.length) {
            case PLAIN -> new SyncPoint(numbers[0], numbers[1]);
            case UNDER_WAY ->
                new SyncPoint(
                        numbers[0],
                        numbers[1],
                        Optional.of(new Progress(
                                numbers[2] != 0, numbers[3], numbers[4], numbers[5], numbers[6], numbers[7])));
            default -> throw notOurs();
        };
    }

    private static long[] numbers(String cursor) {
        if (!cursor.matches("[0-9]+(\\.[0-9]+)*")) {
            throw notOurs();
        }
        try {
            return Stream.of(cursor.split("\\.")).mapToLong(Long::parseLong).toArray();
        } catch (NumberFormatException e) {
            throw notOurs();
        }
    }

    /** {@return what is wrong with a cursor that the store has not made} */
    public static IllegalArgumentException notOurs() {
        return new IllegalArgumentException("cursor: not one (expected: one that this server has given)");
    }

    /**
     * Where the reading begins, or goes on.
     *
     * @param next where the next reading is to begin, if this one begins now
     * @param continued whether it goes on over the same connection
     * @return how far it has come
     */
    public Progress begunAt(SyncPoint next, boolean continued) {
        return progress.map(reached -> new Progress(
                        reached.again || !continued,
                        reached.nextId,
                        reached.nextChanged,
                        reached.changedAt,
                        reached.conversationId,
                        reached.seq))
                .orElse(new Progress(false, next.afterId, next.changedAfter, 0, 0, 0));
    }

    /**
     * The same point, with more of what lies behind it read.
     *
     * @param reached how far the reading has come
     * @return the point
     */
    public SyncPoint at(Progress reached) {
        return new SyncPoint(afterId, changedAfter, Optional.of(reached));
    }

    /** {@return the cursor that says this} */
    public SyncCursor cursor() {
        LongStream begun = LongStream.of(afterId, changedAfter);
        LongStream numbers = progress.map(reached -> LongStream.concat(
                        begun,
                        LongStream.of(
                                reached.again ? 1 : 0,
                                reached.nextId,
                                reached.nextChanged,
                                reached.changedAt,
                                reached.conversationId,
                                reached.seq)))
                .orElse(begun);
        return new SyncCursor(numbers.mapToObj(String::valueOf).collect(Collectors.joining(".")));
    }
}
