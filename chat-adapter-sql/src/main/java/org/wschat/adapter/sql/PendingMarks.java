package org.wschat.adapter.sql;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;

/**
 * The read marks that were handed in and are not committed yet, by reader, so that a read can wait for those before it.
 *
 * <p>May be used from any thread. Each reader has one stage, which completes, never exceptionally, when all their marks so
 * far have come to an end; a reader without marks under way takes no memory.
 */
final class PendingMarks {

    private static final CompletionStage<@Nullable Void> NOTHING = CompletableFuture.completedStage(null);

    private final ConcurrentMap<UserId, CompletionStage<@Nullable Void>> byReader = new ConcurrentHashMap<>();

    /** Remembers a mark until it comes to an end, and returns it. */
    CompletionStage<Void> add(UserId reader, CompletionStage<Void> mark) {
        CompletionStage<@Nullable Void> ended = mark.handle((done, error) -> null);
        CompletionStage<@Nullable Void> all = byReader.merge(reader, ended, PendingMarks::both);
        all.thenRun(() -> byReader.remove(reader, all));
        return mark;
    }

    /** Completes when the reader's marks so far have come to an end. */
    CompletionStage<@Nullable Void> settled(UserId reader) {
        return byReader.getOrDefault(reader, NOTHING);
    }

    /** Completes when the marks of both people so far have come to an end. */
    CompletionStage<@Nullable Void> settled(Conversation conversation) {
        return both(settled(conversation.low()), settled(conversation.high()));
    }

    private static CompletionStage<@Nullable Void> both(
            CompletionStage<@Nullable Void> one, CompletionStage<@Nullable Void> other) {
        return one.thenCombine(other, (first, second) -> null);
    }
}
