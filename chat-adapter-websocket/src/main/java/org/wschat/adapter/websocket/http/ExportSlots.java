package org.wschat.adapter.websocket.http;

import java.util.HashSet;
import java.util.Set;
import org.wschat.domain.conversation.UserId;

/** Bounds how many exports are under way: one for each person, a few in all. May be used from any thread. */
final class ExportSlots {

    private static final String RETRY_SECONDS = "10";
    private static final Problem ONE_EACH = new Problem(
                    429, "rate_limited", "an export of yours is under way, wait until it is complete")
            .with("Retry-After", RETRY_SECONDS);
    private static final Problem BUSY =
            new Problem(503, "busy", "too many exports are under way, try again").with("Retry-After", RETRY_SECONDS);

    private final int most;
    private final Set<UserId> underWay = new HashSet<>();

    ExportSlots(int most) {
        this.most = most;
    }

    /** Takes a slot for a person, or throws that there is none; what is taken must be {@linkplain #free freed} once. */
    synchronized void take(UserId user) {
        if (underWay.contains(user)) {
            throw new ProblemException(ONE_EACH);
        }
        if (underWay.size() >= most) {
            throw new ProblemException(BUSY);
        }
        underWay.add(user);
    }

    synchronized void free(UserId user) {
        underWay.remove(user);
    }
}
