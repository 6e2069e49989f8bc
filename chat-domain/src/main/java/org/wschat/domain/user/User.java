package org.wschat.domain.user;

import java.time.Instant;

/**
 * Somebody with an account.
 *
 * @param name their name
 * @param createdAt when the account was made, in whole milliseconds
 * @param disabled whether nobody can log in to it
 */
public record User(UserName name, Instant createdAt, boolean disabled) {}
