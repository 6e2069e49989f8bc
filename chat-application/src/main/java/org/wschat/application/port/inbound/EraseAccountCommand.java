package org.wschat.application.port.inbound;

import org.wschat.domain.user.UserName;

/**
 * An account to be erased.
 *
 * @param user the account
 * @param password its password, as typed
 * @param address where the wish comes from
 */
public record EraseAccountCommand(UserName user, String password, String address) {

    /** {@return nothing that tells the password} */
    @Override
    public String toString() {
        return "EraseAccountCommand[" + user + "]";
    }
}
