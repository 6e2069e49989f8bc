package org.wschat.testkit.contract;

import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.UserStore;

/**
 * Everything that {@link UserStore} promises, as tests. Extend it, and it runs.
 *
 * <p>The tests talk about people nobody has heard of before, so that one store may serve all of them, and may hold other
 * accounts besides. What they cannot try, each store tries for itself: that what it reported survives a crash, and what it
 * answers when it is overloaded or broken.
 */
public abstract class UserStoreContract
        implements AddUserContract,
                AccountNameContract,
                GuestNameContract,
                ListUsersContract,
                ChangePasswordContract,
                DisableUserContract,
                EraseUserContract {

    /** For the suites that extend this one. */
    protected UserStoreContract() {}

    /**
     * The accounts to try, asked for again and again.
     *
     * @return an open store, the same one throughout a test
     */
    protected abstract UserStore users();

    /**
     * The sessions of these accounts.
     *
     * @return the other half of the same store
     */
    protected abstract SessionStore sessions();

    /**
     * What the owners of these accounts, and guests, write.
     *
     * @return the messages of the same store
     */
    protected abstract MessageStore messageStore();

    @Override
    public final UserStore triedUsers() {
        return users();
    }

    @Override
    public final SessionStore triedSessions() {
        return sessions();
    }

    @Override
    public final MessageStore triedMessages() {
        return messageStore();
    }
}
