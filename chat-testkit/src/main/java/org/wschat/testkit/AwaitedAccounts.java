package org.wschat.testkit;

import static org.wschat.testkit.Stages.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wschat.application.port.outbound.AddUserOutcome;
import org.wschat.application.port.outbound.NewUser;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.PendingErasure;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;

/** A store of accounts for tests that want to read like a story: every call waits for its stage. */
public final class AwaitedAccounts {

    /** The time at which every account is made and everybody logs in, unless a test says otherwise. */
    public static final Instant NOON = AwaitedMessageStore.NOON;

    /** How long after that a session ends, unless a test says otherwise. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    private final UserStore users;
    private final SessionStore sessions;

    /**
     * Wraps both halves of a store.
     *
     * @param users the accounts
     * @param sessions their sessions
     */
    public AwaitedAccounts(UserStore users, SessionStore sessions) {
        this.users = users;
        this.sessions = sessions;
    }

    /**
     * An account to be made, with a skeleton that no other name has and a password of its own.
     *
     * @param name its name
     * @return the account
     */
    public static NewUser newUser(UserName name) {
        return new NewUser(name, "skeleton of " + name, passwordOf(name), NOON, false);
    }

    /**
     * What is kept of the password with which {@link #newUser} makes an account.
     *
     * @param name its name
     * @return the password
     */
    public static PasswordHash passwordOf(UserName name) {
        return new PasswordHash("first password of " + name);
    }

    /**
     * A session as it begins at noon, with an id that no other has.
     *
     * @param user whose it is
     * @return the session
     */
    public static Session newSession(UserName user) {
        return newSession(user, NOON);
    }

    /**
     * A session as it begins, with an id that no other has.
     *
     * @param user whose it is
     * @param createdAt when it begins
     * @return the session
     */
    public static Session newSession(UserName user, Instant createdAt) {
        return new Session(
                new SessionId(UUID.randomUUID().toString()),
                user,
                "a telephone",
                "192.0.2.1",
                createdAt,
                createdAt,
                createdAt.plus(LIFETIME));
    }

    /** {@return what is kept of a token that no other session has} */
    public static TokenHash newToken() {
        String half = UUID.randomUUID().toString().replace("-", "");
        return new TokenHash(half + half);
    }

    /**
     * Makes an account.
     *
     * @param user the account
     * @return what became of it
     */
    public AddUserOutcome add(NewUser user) {
        return await(users.add(user));
    }

    /**
     * Makes an account as {@link #newUser} has it, which must succeed.
     *
     * @param name its name
     * @return the same name
     */
    public UserName register(UserName name) {
        AddUserOutcome outcome = add(newUser(name));
        if (outcome != AddUserOutcome.ADDED) {
            throw new AssertionError(name + " cannot be registered: " + outcome);
        }
        return name;
    }

    /**
     * Looks an id up.
     *
     * @param id the id
     * @return whether it is or was somebody's name
     */
    public boolean isRegistered(UserId id) {
        return await(users.isRegistered(id));
    }

    /**
     * Finds an account.
     *
     * @param name its name
     * @return the account
     */
    public Optional<StoredUser> find(UserName name) {
        return await(users.find(name));
    }

    /**
     * Lists accounts.
     *
     * @param after behind which name
     * @param limit at most how many
     * @return the accounts
     */
    public List<User> list(Optional<UserName> after, int limit) {
        return await(users.list(after, limit));
    }

    /**
     * Changes a password.
     *
     * @param name the account
     * @param from what must be kept of it so far
     * @param to what is kept from now on
     * @param kept the session that stays
     * @return the sessions ended
     */
    public Optional<List<SessionId>> changePassword(
            UserName name, Optional<PasswordHash> from, PasswordHash to, Optional<SessionId> kept) {
        return await(users.changePassword(name, from, to, kept));
    }

    /**
     * Disables an account.
     *
     * @param name the account
     * @return the sessions ended
     */
    public Optional<List<SessionId>> disable(UserName name) {
        return await(users.disable(name, true));
    }

    /**
     * Enables an account again.
     *
     * @param name the account
     * @return the sessions ended
     */
    public Optional<List<SessionId>> enable(UserName name) {
        return await(users.disable(name, false));
    }

    /**
     * Erases an account at noon, whatever its password.
     *
     * @param name the account
     * @return the sessions ended
     */
    public Optional<List<SessionId>> erase(UserName name) {
        return erase(name, Optional.empty(), NOON);
    }

    /**
     * Erases an account.
     *
     * @param name the account
     * @param from what must be kept of its password
     * @param now the time
     * @return the sessions ended
     */
    public Optional<List<SessionId>> erase(UserName name, Optional<PasswordHash> from, Instant now) {
        return await(users.erase(name, from, now));
    }

    /**
     * Erases the texts of the owner of an erased account.
     *
     * @param name the account
     */
    public void eraseTexts(UserName name) {
        await(users.eraseTexts(name));
    }

    /** {@return the erasures that nobody has ended} */
    public List<PendingErasure> pendingErasures() {
        return await(users.pendingErasures());
    }

    /**
     * Notes that nothing is left to be erased.
     *
     * @param name the account
     */
    public void endErasure(UserName name) {
        await(users.endErasure(name));
    }

    /**
     * Adds a session, which must succeed.
     *
     * @param session the session
     * @return what finds it
     */
    public TokenHash logIn(Session session) {
        TokenHash token = newToken();
        if (!add(session, token)) {
            throw new AssertionError(session.user() + " cannot log in");
        }
        return token;
    }

    /**
     * Adds a session as {@link #newSession(UserName)} has it, which must succeed.
     *
     * @param user whose it is
     * @return the session
     */
    public Session logIn(UserName user) {
        Session session = newSession(user);
        logIn(session);
        return session;
    }

    /**
     * Adds a session for which the password was checked that is kept at present.
     *
     * @param session the session
     * @param token what finds it
     * @return whether it was added
     */
    public boolean add(Session session, TokenHash token) {
        PasswordHash now = find(session.user()).map(StoredUser::password).orElse(passwordOf(session.user()));
        return add(session, token, now);
    }

    /**
     * Adds a session.
     *
     * @param session the session
     * @param token what finds it
     * @param checked what was kept of the password when it was checked
     * @return whether it was added
     */
    public boolean add(Session session, TokenHash token, PasswordHash checked) {
        return await(sessions.add(session, token, checked));
    }

    /**
     * Finds the session of a token.
     *
     * @param token what is kept of it
     * @return the session
     */
    public Optional<Session> find(TokenHash token) {
        return await(sessions.find(token));
    }

    /**
     * Notes that a session was used.
     *
     * @param session the session with its new times
     */
    public void noteUse(Session session) {
        await(sessions.noteUse(session));
    }

    /**
     * Lists the sessions of an account.
     *
     * @param user the account
     * @return its sessions
     */
    public List<Session> sessionsOf(UserName user) {
        return await(sessions.of(user));
    }

    /**
     * Ends a session.
     *
     * @param user whose it must be
     * @param id the session
     * @return whether there was one
     */
    public boolean end(UserName user, SessionId id) {
        return await(sessions.end(user, id));
    }

    /**
     * Ends all sessions of an account.
     *
     * @param user the account
     * @return the sessions ended
     */
    public List<SessionId> endAll(UserName user) {
        return await(sessions.endAll(user));
    }

    /**
     * Removes sessions that have expired.
     *
     * @param now the time
     */
    public void removeExpired(Instant now) {
        await(sessions.removeExpired(now));
    }
}
