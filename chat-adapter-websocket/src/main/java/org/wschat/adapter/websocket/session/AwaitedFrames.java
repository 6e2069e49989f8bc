package org.wschat.adapter.websocket.session;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * What a device has asked to happen of which everybody concerned is told: the device itself is told by its answer, which then
 * stands where everybody's frame would stand.
 *
 * <p><b>Concurrency.</b> May be used from any thread; the lock of this object guards the list.
 *
 * @param <T> what happens
 */
public final class AwaitedFrames<T> {

    private final List<Awaited<T>> awaited = new ArrayList<>(2);

    AwaitedFrames() {}

    /**
     * Something is asked for; {@link #giveUp} has to follow when that is over.
     *
     * @param ref the client's mark on the request
     * @param fits tells whether what happens is that
     * @return what to give up
     */
    public synchronized Awaited<T> await(Optional<String> ref, Predicate<T> fits) {
        Awaited<T> one = new Awaited<>(ref, fits, new CompletableFuture<>());
        awaited.add(one);
        return one;
    }

    /**
     * The request is over.
     *
     * @param one what was awaited
     * @return whether it did not happen, so that the request is still to be answered
     */
    public synchronized boolean giveUp(Awaited<T> one) {
        return awaited.remove(one);
    }

    /** Something has happened: gives the oldest request for it, which counts as answered from now on. */
    synchronized Optional<Awaited<T>> claim(T happened) {
        for (Iterator<Awaited<T>> each = awaited.iterator(); each.hasNext(); ) {
            Awaited<T> one = each.next();
            if (one.fits.test(happened)) {
                each.remove();
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /**
     * One request.
     *
     * @param <T> what happens
     */
    public static final class Awaited<T> {

        private final Optional<String> ref;
        private final Predicate<T> fits;
        private final CompletableFuture<Boolean> written;

        private Awaited(Optional<String> ref, Predicate<T> fits, CompletableFuture<Boolean> written) {
            this.ref = ref;
            this.fits = fits;
            this.written = written;
        }

        /** {@return the client's mark} */
        public Optional<String> ref() {
            return ref;
        }

        /** {@return as {@link Outbound#send}, for the answer; does not complete if the request was given up unanswered} */
        public CompletionStage<Boolean> written() {
            return written;
        }

        void answered(CompletionStage<Boolean> answer) {
            answer.thenAccept(written::complete);
        }
    }
}
