package org.wschat.application.port.inbound;

import java.util.function.Function;

/**
 * What became of something that somebody asked about an account.
 *
 * @param <T> what it gives if it was done
 */
public sealed interface AccountOutcome<T> {

    /**
     * Handles every case; a new case breaks every caller at compile time.
     *
     * @param done what to do when it was done
     * @param refused what to do when it was not
     * @param <R> the type of the result
     * @return what the function of this case returned
     */
    <R> R fold(Function<T, R> done, Function<AccountRefusal, R> refused);

    /**
     * It was done, durably.
     *
     * @param value what it gives
     * @param <T> the type of that
     */
    record Done<T>(T value) implements AccountOutcome<T> {
        @Override
        public <R> R fold(Function<T, R> done, Function<AccountRefusal, R> refused) {
            return done.apply(value);
        }
    }

    /**
     * Nothing was done.
     *
     * @param refusal why
     * @param <T> what it would have given
     */
    record Refused<T>(AccountRefusal refusal) implements AccountOutcome<T> {
        @Override
        public <R> R fold(Function<T, R> done, Function<AccountRefusal, R> refused) {
            return refused.apply(refusal);
        }
    }
}
