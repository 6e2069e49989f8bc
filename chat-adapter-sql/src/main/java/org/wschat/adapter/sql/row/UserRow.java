package org.wschat.adapter.sql.row;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wschat.application.port.outbound.NewUser;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.PendingErasure;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;

/**
 * One account, or what is left of it.
 *
 * @param userName its name
 * @param skeletonHash SHA-256 of what is the same for all names that look like it, in hexadecimal digits: the thing itself is
 *     too long for an index
 * @param passwordHash what is kept of the password; null once it is erased
 * @param createdAt milliseconds since 1970 UTC
 * @param disabled whether nobody can log in to it
 * @param erasedAt milliseconds since 1970 UTC; null if it is not erased
 * @param erasingSince the same, while the texts of its owner are to be erased; otherwise null
 */
public record UserRow(
        String userName,
        String skeletonHash,
        @Nullable String passwordHash,
        long createdAt,
        boolean disabled,
        @Nullable Long erasedAt,
        @Nullable Long erasingSince) {

    /**
     * The row of a new account.
     *
     * @param user the account
     * @return the row
     */
    public static UserRow of(NewUser user) {
        return new UserRow(
                user.name().value(),
                sha256(user.skeleton()),
                user.password().value(),
                user.createdAt().toEpochMilli(),
                false,
                null,
                null);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** {@return whether the account is gone and only its name is left} */
    public boolean erased() {
        return erasedAt != null;
    }

    /** {@return who it is} */
    public User toUser() {
        return new User(new UserName(userName), Instant.ofEpochMilli(createdAt), disabled);
    }

    /** {@return the account; only if it is not erased} */
    public StoredUser toStored() {
        return new StoredUser(toUser(), new PasswordHash(Objects.requireNonNull(passwordHash)));
    }

    /** {@return what is left to be done; only while something is} */
    public PendingErasure toErasure() {
        return new PendingErasure(new UserName(userName), Instant.ofEpochMilli(Objects.requireNonNull(erasingSince)));
    }

    /** {@return nothing that helps to guess the password} */
    @Override
    public String toString() {
        return "UserRow[" + userName + "]";
    }
}
