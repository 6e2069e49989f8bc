package org.wschat.application.port.outbound;

import java.util.Optional;
import java.util.Set;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;

/**
 * An attempt to give the password of an account, with what tells its owner from strangers.
 *
 * @param name the account, whether or not it exists
 * @param address where the attempt comes from
 * @param session the session of the account in which it is made: who makes it has shown the token; empty for a login
 * @param ownersAddresses where the sessions of the account come from; empty within a session, where nobody needs it
 */
public record PasswordAttempt(UserName name, String address, Optional<SessionId> session, Set<String> ownersAddresses) {

    /**
     * Takes a copy of the addresses.
     *
     * @param name as above
     * @param address as above
     * @param session as above
     * @param ownersAddresses as above
     */
    public PasswordAttempt {
        ownersAddresses = Set.copyOf(ownersAddresses);
    }

    /**
     * An attempt to log in.
     *
     * @param name the account
     * @param address where it comes from
     * @param ownersAddresses where the sessions of the account come from
     * @return the attempt
     */
    public static PasswordAttempt toLogIn(UserName name, String address, Set<String> ownersAddresses) {
        return new PasswordAttempt(name, address, Optional.empty(), ownersAddresses);
    }

    /**
     * An attempt of somebody who is logged in.
     *
     * @param name the account
     * @param address where it comes from
     * @param session the session of the account
     * @return the attempt
     */
    public static PasswordAttempt inSession(UserName name, String address, SessionId session) {
        return new PasswordAttempt(name, address, Optional.of(session), Set.of());
    }
}
