package org.wschat.application.port.outbound;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.user.Token;

/**
 * Tells who shows a token. A host that has accounts of its own implements this; {@link
 * org.wschat.application.AccountApplication#authenticator} is that of ours. May be called from any thread, also on those
 * that read the network, and never blocks.
 */
@FunctionalInterface
public interface Authenticator {

    /**
     * Looks at a token.
     *
     * @param token what a client shows
     * @return who it is; empty if the token is unknown, forged, expired or revoked. Fails only if that cannot be told now
     */
    CompletionStage<Optional<Identity>> authenticate(Token token);
}
