package org.wschat.adapter.security;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;

/**
 * Argon2id as the library computes it. The library keeps a function, and the memory it needs, for every set of parameters
 * it has seen, for ever; so only a few sets are let through.
 *
 * <p>Only {@code Argon2Function} is used, with parameters, salt and bytes given: the rest of the library looks for a
 * properties file, and warns when there is none.
 *
 * <p>Thread-safe.
 */
final class Argon2Functions {

    static final int MAX_SETS = 4;

    private final Set<Argon2Parameters> seen = new HashSet<>();

    Argon2Functions() {
        seen.add(Argon2Parameters.OURS);
    }

    byte[] compute(Argon2Parameters parameters, byte[] password, byte[] salt) {
        return function(parameters).hash(password, salt).getBytes();
    }

    /** Whether the password has this hash, in a time that does not tell where they differ. */
    boolean matches(byte[] password, Argon2Hash hash) {
        return MessageDigest.isEqual(hash.output(), compute(hash.parameters(), password, hash.salt()));
    }

    private synchronized Argon2Function function(Argon2Parameters parameters) {
        if (!seen.contains(parameters) && seen.size() >= MAX_SETS) {
            throw new IllegalArgumentException("password hash: parameters like no other kept hash (expected: at most "
                    + MAX_SETS + " sets of parameters)");
        }
        seen.add(parameters);
        return Argon2Function.getInstance(
                parameters.memory(), parameters.passes(), parameters.lanes(), parameters.outputBytes(), Argon2.ID);
    }
}
