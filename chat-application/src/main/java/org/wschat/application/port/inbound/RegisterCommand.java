package org.wschat.application.port.inbound;

import java.util.Optional;

/**
 * An account to be made.
 *
 * @param userName the name as typed
 * @param password the password as typed
 * @param address where the wish comes from, which bounds how many there may be; empty for whoever runs the server
 * @param takeOver whether the name may be one that guests have used, whose conversations then go to the new owner
 */
public record RegisterCommand(String userName, String password, Optional<String> address, boolean takeOver) {

    /** {@return nothing that tells the password} */
    @Override
    public String toString() {
        return "RegisterCommand[" + userName + "]";
    }
}
