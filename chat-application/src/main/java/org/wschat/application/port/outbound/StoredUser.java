package org.wschat.application.port.outbound;

import org.wschat.domain.user.User;

/**
 * An account as it is stored.
 *
 * @param user who it is
 * @param password what is kept of the password
 */
public record StoredUser(User user, PasswordHash password) {}
