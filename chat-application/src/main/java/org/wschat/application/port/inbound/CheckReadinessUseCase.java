package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;

/** Tells whether messages can be taken now, for those who send traffic here or elsewhere. */
public interface CheckReadinessUseCase {

    /**
     * Tries it. May be called from any thread, as often as one likes.
     *
     * @return whether messages can be taken, within two seconds; never fails because of the store
     */
    CompletionStage<Readiness> check();
}
