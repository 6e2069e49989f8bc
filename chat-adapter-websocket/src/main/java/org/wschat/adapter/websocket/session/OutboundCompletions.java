package org.wschat.adapter.websocket.session;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Tells how entries ended: on the executor if somebody waits for one of them, else at once, since then nothing foreign
 * runs.
 *
 * @param executor runs what waits for an entry
 */
record OutboundCompletions(Executor executor) {

    void tell(List<OutboundEntry> ended, boolean written) {
        boolean awaited = false;
        for (OutboundEntry entry : ended) {
            awaited |= entry.getNumberOfDependents() > 0;
        }
        if (awaited) {
            try {
                executor.execute(() -> ended.forEach(entry -> entry.end(written)));
                return;
            } catch (RejectedExecutionException serverGone) {
                // nobody is told later: here and now
            }
        }
        ended.forEach(entry -> entry.end(written));
    }
}
