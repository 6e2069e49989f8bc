package org.wschat.adapter.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.PasswordHasher;
import org.wschat.domain.user.Password;

/**
 * Hashes passwords with Argon2id (RFC 9106): 19 MiB, two passes, one lane, a salt of 16 bytes, an output of 32, kept as a PHC
 * string. What is hashed is the password's characters in UTF-8, exactly as they were typed: they are not normalised, so
 * that every byte somebody chose counts, and no table of Unicode decides who gets in.
 *
 * <p>A hash that was made with other parameters is verified with those, as long as they are reasonable: Argon2id, version
 * 19, at most 64 MiB, 10 passes and 4 lanes. Otherwise the stage completes with an {@link IllegalArgumentException}. Only
 * hashes of our own parameters take the time that {@link #matchesNothing} takes.
 *
 * <p>The stages complete on the threads that hash, which a caller must not hold up.
 */
public final class Argon2PasswordHasher implements PasswordHasher, AutoCloseable {

    /** How many passwords are hashed at a time, unless it is said otherwise. */
    public static final int DEFAULT_THREADS = 2;

    /** How many passwords wait at most, unless it is said otherwise. */
    public static final int DEFAULT_WAITING = 64;

    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Argon2Functions functions = new Argon2Functions();
    private final HashingThreads threads;
    private final Argon2Hash nobodys;

    /** Hashes {@value #DEFAULT_THREADS} passwords at a time, while {@value #DEFAULT_WAITING} wait. */
    public Argon2PasswordHasher() {
        this(DEFAULT_THREADS, DEFAULT_WAITING);
    }

    /**
     * Hashes a few passwords at a time. Each takes 19 MiB while it is hashed.
     *
     * @param threads how many at a time, from 1
     * @param waiting how many wait at most, from 1
     * @throws IllegalArgumentException if one of these is less than 1
     */
    public Argon2PasswordHasher(int threads, int waiting) {
        this(new HashingThreads(threads, waiting));
    }

    Argon2PasswordHasher(HashingThreads threads) {
        this.threads = threads;
        this.nobodys = new Argon2Hash(
                Argon2Parameters.OURS, randomBytes(SALT_BYTES), randomBytes(Argon2Parameters.OURS.outputBytes()));
    }

    @Override
    public CompletionStage<PasswordHash> hash(Password password) {
        return threads.submit(() -> new PasswordHash(newHash(bytes(password)).phcString()));
    }

    @Override
    public CompletionStage<Boolean> matches(Password password, PasswordHash hash) {
        return threads.submit(() -> functions.matches(bytes(password), Argon2Hash.parse(hash.value())));
    }

    @Override
    public CompletionStage<Boolean> matchesNothing(Password password) {
        return threads.submit(() -> {
            boolean unused = functions.matches(bytes(password), nobodys);
            return false;
        });
    }

    /**
     * Hashes no more. What waits completes as busy; what is being hashed is waited for.
     */
    @Override
    public void close() {
        threads.close();
    }

    private Argon2Hash newHash(byte[] password) {
        byte[] salt = randomBytes(SALT_BYTES);
        return new Argon2Hash(Argon2Parameters.OURS, salt, functions.compute(Argon2Parameters.OURS, password, salt));
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(Password password) {
        return password.value().getBytes(StandardCharsets.UTF_8);
    }
}
