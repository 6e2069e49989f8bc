package org.wschat.application.port.outbound;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Who may act under which id.
 *
 * @param authenticator tells who shows a token
 * @param registry tells which ids belong to somebody
 * @param guests whether anybody is admitted without a token, under an id that belongs to nobody
 */
public record Admission(Authenticator authenticator, NameRegistry registry, boolean guests) {

    /** Everybody, under any id, without a token; a token is never a good one. */
    public static final Admission OF_ALL = new Admission(
            token -> CompletableFuture.completedStage(Optional.empty()),
            id -> CompletableFuture.completedStage(false),
            true);
}
