package org.wschat.benchmark.load;

import java.time.Duration;

/**
 * A load: people who write to others that are online.
 *
 * @param wire what the server speaks
 * @param senders how many write, each to a person of their own
 * @param window how many messages each has under way at most
 * @param perSecond how many are sent in a second by all together, whatever the answers do; 0: as soon as the window allows
 * @param content the text of each message
 * @param warmUp how long it runs before it counts
 * @param duration how long it counts
 */
public record LoadPlan(
        Wire wire, int senders, int window, int perSecond, String content, Duration warmUp, Duration duration) {

    /** The same, but for how long it counts. */
    LoadPlan lasting(Duration other) {
        return new LoadPlan(wire, senders, window, perSecond, content, warmUp, other);
    }
}
