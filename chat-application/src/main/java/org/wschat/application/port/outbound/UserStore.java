package org.wschat.application.port.outbound;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;

/**
 * Keeps accounts.
 *
 * <p>All methods may be called from any thread and never block; their stages complete on threads of the store, which the
 * caller must not hold up. What a completed stage reported is durable, and seen by every call made after it. A stage that
 * completes with {@link AccountStoreException} reports that nothing of the call was kept, or that nothing could be read.
 *
 * <p>An account that is erased is found no more, but its name stays taken for ever: nobody else shall be met under it.
 */
public interface UserStore extends NameRegistry {

    /**
     * Makes an account, in one atomic step with the decision whether its name is free.
     *
     * @param user the account
     * @return whether it was made
     */
    CompletionStage<AddUserOutcome> add(NewUser user);

    /**
     * Finds an account by its name, character for character.
     *
     * @param name the name
     * @return the account, disabled or not; empty if there is none
     */
    CompletionStage<Optional<StoredUser>> find(UserName name);

    /**
     * Lists accounts by name.
     *
     * @param after those behind this name only
     * @param limit the most to list
     * @return the accounts, in the order of their names
     */
    CompletionStage<List<User>> list(Optional<UserName> after, int limit);

    /**
     * Changes the password of an account, and ends its sessions but one, in one atomic step.
     *
     * @param name the account
     * @param from what must be kept at present, if anything must
     * @param to what is kept from now on
     * @param kept the session that stays, if any
     * @return the sessions ended; empty if there is no such account, or another password is kept at present
     */
    CompletionStage<Optional<List<SessionId>>> changePassword(
            UserName name, Optional<PasswordHash> from, PasswordHash to, Optional<SessionId> kept);

    /**
     * Lets nobody log in to an account any more, and ends its sessions; or lets its owner log in again.
     *
     * @param name the account
     * @param disabled whether it is disabled from now on
     * @return the sessions ended; empty if there is no such account
     */
    CompletionStage<Optional<List<SessionId>>> disable(UserName name, boolean disabled);

    /**
     * Erases an account and its sessions, then the text of every message its owner has sent, the oldest first. May be
     * repeated until it succeeds; the account is gone from the beginning.
     *
     * @param name the account
     * @return the sessions ended, once no text is left; empty if there is no such account, and never was
     */
    CompletionStage<Optional<List<SessionId>>> erase(UserName name);
}
