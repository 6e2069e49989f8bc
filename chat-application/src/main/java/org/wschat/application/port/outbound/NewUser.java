package org.wschat.application.port.outbound;

import java.time.Instant;
import org.wschat.domain.user.UserName;

/**
 * An account to be made.
 *
 * @param name the name
 * @param skeleton what is the same for all names that look like it: {@link NameSkeletons#of}
 * @param password what is kept of the password
 * @param createdAt when, in whole milliseconds
 * @param takeOver whether the name may be one that guests have used, whose conversations then go to the new owner
 */
public record NewUser(UserName name, String skeleton, PasswordHash password, Instant createdAt, boolean takeOver) {}
