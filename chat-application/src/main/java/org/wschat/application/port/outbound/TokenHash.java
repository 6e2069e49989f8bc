package org.wschat.application.port.outbound;

/**
 * What is kept of a token: it finds the session of the token, and nobody can make the token of it.
 *
 * @param value SHA-256 of the token, in 64 lower-case hexadecimal digits
 */
public record TokenHash(String value) {

    /**
     * Checks the form.
     *
     * @param value as above
     * @throws IllegalArgumentException if it is another
     */
    public TokenHash {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("token hash: not well-formed (expected: 64 hexadecimal digits)");
        }
    }
}
