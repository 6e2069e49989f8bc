package org.wschat.application.port.inbound;

import java.util.Optional;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.user.Token;

/**
 * Somebody who wants to act under an id.
 *
 * @param claimed the id
 * @param token what they show for it, if anything
 */
public record AdmitQuery(UserId claimed, Optional<Token> token) {}
