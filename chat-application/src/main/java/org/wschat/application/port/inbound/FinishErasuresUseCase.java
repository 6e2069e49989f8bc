package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;

/** Goes on with erasures that are not finished; for the server to call, at its start and then every minute. */
public interface FinishErasuresUseCase {

    /**
     * Erases what texts are left of accounts that are gone. An erasure is finished once that was begun a minute after the
     * account was gone, or later: until then what its owner had open elsewhere may have sent something. May be called by
     * several servers at once. One erasure that fails does not keep the others from going on.
     *
     * @return how many erasures are finished now; or the first {@link
     *     org.wschat.application.port.outbound.AccountStoreException} that one failed with: those are still there the next time
     */
    CompletionStage<Integer> finish();
}
