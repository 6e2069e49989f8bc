package org.wschat.application.port.outbound;

import java.time.Instant;
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
     * Erases an account and its sessions in one atomic step, and notes that the texts of its owner are to be erased: it is
     * among {@link #pendingErasures} from then on.
     *
     * @param name the account
     * @param from which password must be kept at present, if any must
     * @param now the time, in whole milliseconds
     * @return the sessions ended; empty if there is no such account, or another password is kept at present
     */
    CompletionStage<Optional<List<SessionId>>> erase(UserName name, Optional<PasswordHash> from, Instant now);

    /**
     * Erases the text of every message that the owner of an erased account has sent before the call. Nothing else of the
     * messages changes, and what others have sent stays. Takes as long as it takes, and holds nobody up meanwhile. May be
     * repeated, and be done by several servers at once. If it fails, some texts may be erased. Nothing happens if the account
     * is not erased.
     *
     * @param name the account
     * @return completes once none of these texts is left, also not in the files of an embedded store
     */
    CompletionStage<Void> eraseTexts(UserName name);

    /**
     * Lists the erasures that nobody has ended.
     *
     * @return the erasures, the oldest first
     */
    CompletionStage<List<PendingErasure>> pendingErasures();

    /**
     * Notes that nothing is left to be erased. Nothing happens if that is known.
     *
     * @param name an account that is erased, and whose texts are
     * @return completes once that is kept
     */
    CompletionStage<Void> endErasure(UserName name);
}
