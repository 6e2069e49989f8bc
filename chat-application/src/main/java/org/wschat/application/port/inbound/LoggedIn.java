package org.wschat.application.port.inbound;

import org.wschat.domain.user.Session;
import org.wschat.domain.user.Token;

/**
 * A session that has begun.
 *
 * @param token what its owner shows from now on; kept nowhere
 * @param session the session
 */
public record LoggedIn(Token token, Session session) {}
