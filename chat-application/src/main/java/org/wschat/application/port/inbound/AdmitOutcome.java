package org.wschat.application.port.inbound;

import java.util.function.Function;
import org.wschat.application.port.outbound.Identity;

/** Whether somebody may act under an id. */
public sealed interface AdmitOutcome {

    /**
     * Handles every case; a new case breaks every caller at compile time.
     *
     * @param admitted what to do when they may
     * @param refused what to do when they may not
     * @param <T> the type of the result
     * @return what the function of this case returned
     */
    <T> T fold(Function<Identity, T> admitted, Function<Refusal, T> refused);

    /** Why not. */
    enum Refusal {
        /** The token is unknown, forged, expired or revoked. */
        TOKEN_INVALID,
        /** No token is shown, and the id belongs to somebody. */
        TOKEN_MISSING,
        /** No token is shown, and guests are not admitted. */
        NO_GUESTS,
        /** The token is good, but the id is another's. */
        NOT_YOURS
    }

    /**
     * They may.
     *
     * @param identity who it is
     */
    record Admitted(Identity identity) implements AdmitOutcome {
        @Override
        public <T> T fold(Function<Identity, T> admitted, Function<Refusal, T> refused) {
            return admitted.apply(identity);
        }
    }

    /**
     * They may not.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements AdmitOutcome {
        @Override
        public <T> T fold(Function<Identity, T> admitted, Function<Refusal, T> refused) {
            return refused.apply(refusal);
        }
    }
}
