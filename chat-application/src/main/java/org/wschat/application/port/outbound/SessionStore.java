package org.wschat.application.port.outbound;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;

/**
 * Keeps sessions, as {@link UserStore} keeps accounts: same threads, same durability, same exception.
 */
public interface SessionStore {

    /**
     * Adds a session of an account that is there and not disabled, in one atomic step with looking at its password: a
     * session for which an old password was checked is never added after the password has changed.
     *
     * @param session the session
     * @param token what finds it
     * @param checked the password of the account when it was checked
     * @return whether it was added: false if there is no such account any more, or another password is kept at present
     */
    CompletionStage<Boolean> add(Session session, TokenHash token, PasswordHash checked);

    /**
     * Finds the session of a token.
     *
     * @param token the token's hash
     * @return the session, expired or not; empty if there is none, or its account is disabled or gone
     */
    CompletionStage<Optional<Session>> find(TokenHash token);

    /**
     * Notes that a session was used. Nothing happens if it has ended.
     *
     * @param session the session with its new times
     * @return completes once that is kept
     */
    CompletionStage<Void> noteUse(Session session);

    /**
     * Lists the sessions of an account.
     *
     * @param user the account
     * @return its sessions, expired or not, the newest first
     */
    CompletionStage<List<Session>> of(UserName user);

    /**
     * Ends a session.
     *
     * @param user whose it must be
     * @param id the session
     * @return whether there was one
     */
    CompletionStage<Boolean> end(UserName user, SessionId id);

    /**
     * Ends all sessions of an account.
     *
     * @param user the account
     * @return those that there were
     */
    CompletionStage<List<SessionId>> endAll(UserName user);

    /**
     * Removes sessions that have expired, to make room.
     *
     * @param now the time
     * @return completes once they are gone
     */
    CompletionStage<Void> removeExpired(Instant now);
}
