package org.wschat.adapter.websocket.device;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wschat.domain.conversation.UserId;

/** Whom one device watches. May be used from any thread. */
final class WatchedUsers {

    /** The most that one device may watch. */
    static final int MOST = 200;

    private final Set<UserId> users = new HashSet<>();

    /** Adds them all, or none if that were too many. */
    synchronized boolean add(Collection<UserId> more) {
        long added = more.stream().filter(user -> !users.contains(user)).count();
        return users.size() + added <= MOST && (users.addAll(more) || added == 0);
    }

    synchronized void remove(Collection<UserId> fewer) {
        fewer.forEach(users::remove);
    }

    synchronized Collection<UserId> all() {
        return List.copyOf(users);
    }
}
