package org.wschat.application;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.AdmitOutcome;
import org.wschat.application.port.inbound.AdmitOutcome.Refusal;
import org.wschat.application.port.inbound.AdmitQuery;
import org.wschat.application.port.inbound.AdmitUseCase;
import org.wschat.application.port.outbound.Authenticator;
import org.wschat.application.port.outbound.Identity;
import org.wschat.application.port.outbound.NameRegistry;
import org.wschat.domain.conversation.UserId;

/** Who shows a token is who the token says; who shows none may be a guest, under an id that belongs to nobody. */
final class AdmitService implements AdmitUseCase {

    private final Authenticator authenticator;
    private final NameRegistry registry;
    private final boolean guests;

    /**
     * @param guests whether anybody is admitted without a token
     */
    AdmitService(Authenticator authenticator, NameRegistry registry, boolean guests) {
        this.authenticator = authenticator;
        this.registry = registry;
        this.guests = guests;
    }

    @Override
    public CompletionStage<AdmitOutcome> admit(AdmitQuery query) {
        if (query.token().isPresent()) {
            return authenticator
                    .authenticate(query.token().get())
                    .thenApply(identity -> byToken(identity, query.claimed()));
        }
        if (!guests) {
            return CompletableFuture.completedStage(new AdmitOutcome.Refused(Refusal.NO_GUESTS));
        }
        return registry.isRegistered(query.claimed())
                .thenApply(registered -> registered
                        ? new AdmitOutcome.Refused(Refusal.TOKEN_MISSING)
                        : new AdmitOutcome.Admitted(Identity.of(query.claimed())));
    }

    private static AdmitOutcome byToken(Optional<Identity> identity, UserId claimed) {
        if (identity.isEmpty()) {
            return new AdmitOutcome.Refused(Refusal.TOKEN_INVALID);
        }
        return identity.get().user().equals(claimed)
                ? new AdmitOutcome.Admitted(identity.get())
                : new AdmitOutcome.Refused(Refusal.NOT_YOURS);
    }
}
