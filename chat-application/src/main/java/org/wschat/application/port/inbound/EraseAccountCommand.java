package org.wschat.application.port.inbound;

import java.util.Optional;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;

/**
 * An account to be erased.
 *
 * @param user the account
 * @param password its password, as typed
 * @param session the session in which it is erased, if any
 * @param address where the wish comes from
 */
public record EraseAccountCommand(UserName user, String password, Optional<SessionId> session, String address) {

    /** {@return nothing that tells the password} */
    @Override
    public String toString() {
        return "EraseAccountCommand[" + user + "]";
    }
}
