package org.wschat.application.port.outbound;

import java.time.Instant;
import org.wschat.domain.user.UserName;

/**
 * An account that is gone, while texts of its owner may be left.
 *
 * @param name the account
 * @param since when it was erased, in whole milliseconds
 */
public record PendingErasure(UserName name, Instant since) {}
