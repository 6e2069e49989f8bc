package org.wschat.application.port.inbound;

import java.util.Optional;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;

/**
 * Sessions to be ended.
 *
 * @param user whose they are
 * @param session which; empty for all
 */
public record EndSessionsCommand(UserName user, Optional<SessionId> session) {}
