package org.wschat.application;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wschat.domain.conversation.Conversation;

/**
 * Has what follows calls of a store done in the order of the calls, conversation by conversation. The store completes its
 * stages in that order; but what is attached to a stage that is complete already runs where it is attached, and would be
 * overtaken there.
 *
 * <p><b>Concurrency.</b> May be used from any thread, and never blocks. A call is made, and its place taken, within one step
 * of the map, so that both have the same order. What follows is done by one thread at a time for each conversation, outside
 * of all locks.
 */
final class OrderOfCalls {

    private final ConcurrentHashMap<Conversation, Line> lines = new ConcurrentHashMap<>();

    /**
     * Makes a call.
     *
     * @param conversation whose order counts
     * @param call the call; must not block
     * @param then what follows if it succeeds
     * @return what that gives, or how the call has failed
     */
    <T, R> CompletionStage<R> call(Conversation conversation, Supplier<CompletionStage<T>> call, Function<T, R> then) {
        Place<T, R> place = new Place<>(then);
        lines.compute(conversation, (same, others) -> {
            Line line = others == null ? new Line() : others;
            place.called = call.get();
            line.add(place);
            place.line = line;
            return line;
        });
        place.whenSettled(() -> settle(conversation, place));
        return place.result;
    }

    private void settle(Conversation conversation, Place<?, ?> place) {
        Line line = place.line;
        if (line == null) {
            return;
        }
        for (Place<?, ?> next = line.next(place); next != null; next = line.next(null)) {
            next.follow();
        }
        lines.computeIfPresent(conversation, (same, others) -> others.isOver() ? null : others);
    }

    /** The calls of one conversation that are under way; its lock guards its fields, and whether a place is settled. */
    private static final class Line {

        private final Queue<Place<?, ?>> places = new ArrayDeque<>(2);
        private boolean following;

        synchronized void add(Place<?, ?> place) {
            places.add(place);
        }

        /** Notes that a place is settled, if one is given; gives the first to whoever has the turn; null ends the turn. */
        synchronized @Nullable Place<?, ?> next(@Nullable Place<?, ?> settled) {
            if (settled != null) {
                settled.settled = true;
                if (following) {
                    return null; // whoever is at it looks here again before it ends
                }
            }
            Place<?, ?> first = places.peek();
            following = first != null && first.settled;
            return following ? places.remove() : null;
        }

        /** Whether nobody needs it: whoever comes now may begin another one. */
        synchronized boolean isOver() {
            return places.isEmpty() && !following;
        }
    }

    private static final class Place<T, R> {

        private final Function<T, R> then;
        private final CompletableFuture<R> result = new CompletableFuture<>();
        private @Nullable CompletionStage<T> called;
        private @Nullable Line line;
        private @Nullable T value;
        private @Nullable Throwable failure;
        private boolean settled;

        Place(Function<T, R> then) {
            this.then = then;
        }

        void whenSettled(Runnable told) {
            CompletionStage<T> stage = called;
            if (stage != null) {
                stage.whenComplete((outcome, error) -> {
                    value = outcome;
                    failure = error;
                    told.run();
                });
            }
        }

        void follow() {
            T outcome = value;
            if (outcome == null) {
                result.completeExceptionally(failure == null ? new IllegalStateException("no outcome") : failure);
                return;
            }
            R followed;
            try {
                followed = then.apply(outcome);
            } catch (RuntimeException broken) {
                result.completeExceptionally(broken);
                return;
            }
            result.complete(followed);
        }
    }
}
