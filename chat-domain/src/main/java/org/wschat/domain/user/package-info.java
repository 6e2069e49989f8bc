/**
 * Accounts: names, passwords, sessions and the rules about them.
 *
 * <p>No hashing, no randomness and no look-alike tables here: those are ports of the application. Who is meant in a
 * conversation is a {@link org.wschat.domain.conversation.UserId}; the name of an account is one such id.
 */
@NullMarked
package org.wschat.domain.user;

import org.jspecify.annotations.NullMarked;
