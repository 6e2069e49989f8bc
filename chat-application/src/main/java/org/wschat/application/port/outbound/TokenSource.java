package org.wschat.application.port.outbound;

import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.Token;

/** Makes what nobody can guess. May be called from any thread and never blocks for long. */
public interface TokenSource {

    /** {@return a new token of 256 random bits} */
    Token newToken();

    /** {@return a new id for a session, of at least 64 random bits} */
    SessionId newSessionId();

    /**
     * Gives what is to be kept of a token.
     *
     * @param token the token
     * @return its hash
     */
    TokenHash hash(Token token);
}
