package org.wschat.adapter.websocket.device;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.outbound.RequestLimiter.Kind;

/**
 * A request as {@link DeviceSocket} sees it.
 *
 * @param kind for the limits
 * @param bytes how much text it holds
 * @param start carries it out
 */
record Work(Kind kind, int bytes, Start start) {

    static Work of(Kind kind, Start start) {
        return new Work(kind, 0, start);
    }

    /** Carries a request out. */
    interface Start {

        /**
         * Starts, without blocking.
         *
         * @param ref the client's mark, for the answer
         * @return completes, with whatever, when the answer is written, or there is none to write any more
         */
        CompletionStage<?> with(Optional<String> ref);
    }
}
