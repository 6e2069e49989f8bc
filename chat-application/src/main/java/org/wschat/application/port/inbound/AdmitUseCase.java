package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;

/** Decides whether somebody may act under an id. */
public interface AdmitUseCase {

    /**
     * Decides. May be called on threads that read the network; never blocks.
     *
     * @param query the id, and the token that is shown for it
     * @return who it is, or why not. Fails only if that cannot be told now
     */
    CompletionStage<AdmitOutcome> admit(AdmitQuery query);
}
