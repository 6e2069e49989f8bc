package org.wschat.application.port.outbound;

/**
 * What is kept of a password: it tells whether a password is the same, and nothing else.
 *
 * @param value in the PHC string format, parameters and salt included
 */
public record PasswordHash(String value) {

    /** {@return nothing that helps to guess the password} */
    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
