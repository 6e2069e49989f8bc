package org.wschat.application.port.inbound;

import java.util.Optional;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;

/**
 * A password to be changed.
 *
 * @param user the account
 * @param oldPassword the password so far, as typed
 * @param newPassword the password from now on, as typed
 * @param session the session in which it is changed, which stays
 * @param address where the wish comes from
 */
public record ChangePasswordCommand(
        UserName user, String oldPassword, String newPassword, Optional<SessionId> session, String address) {

    /** {@return nothing that tells a password} */
    @Override
    public String toString() {
        return "ChangePasswordCommand[" + user + "]";
    }
}
