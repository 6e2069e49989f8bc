package org.wschat.application.port.outbound;

import java.util.concurrent.CompletionStage;
import org.wschat.domain.user.Password;

/**
 * Hashes passwords, slowly on purpose, a few at a time. May be called from any thread and never blocks. A stage completes
 * with {@link PasswordHasherBusyException}, at once, when too many wait.
 */
public interface PasswordHasher {

    /**
     * Hashes a password with a new salt.
     *
     * @param password the password
     * @return what is to be kept of it
     */
    CompletionStage<PasswordHash> hash(Password password);

    /**
     * Compares a password with what is kept of one.
     *
     * @param password the password
     * @param hash what is kept
     * @return whether it is the same password
     */
    CompletionStage<Boolean> matches(Password password, PasswordHash hash);

    /**
     * Takes as long as {@link #matches} does, so that nobody can tell by the time whether there was something to compare
     * with.
     *
     * @param password the password
     * @return false
     */
    CompletionStage<Boolean> matchesNothing(Password password);
}
