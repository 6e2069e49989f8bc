package org.wschat.application.port.inbound;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.outbound.Identity;
import org.wschat.domain.user.Token;

/** Tells who shows a token. */
public interface AuthenticateUseCase {

    /**
     * Looks at a token. May be called on threads that read the network; never blocks.
     *
     * @param token what a client shows
     * @return who it is; empty if the token is unknown, forged, expired or revoked. Fails only if that cannot be told now
     */
    CompletionStage<Optional<Identity>> authenticate(Token token);
}
