package org.wschat.adapter.websocket.session;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wschat.application.port.outbound.Identity;
import org.wschat.application.port.outbound.SessionEnds;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.user.SessionId;

/**
 * Who has something open, by session, and guests by name; closes it when they may no longer be connected. May be used from
 * any thread, and never blocks.
 */
public final class OpenIdentities implements SessionEnds {

    private final Map<SessionId, Set<Runnable>> bySession = new ConcurrentHashMap<>();
    private final Map<UserId, Set<Runnable>> guests = new ConcurrentHashMap<>();

    /** Nobody has anything open. */
    public OpenIdentities() {}

    /**
     * Remembers that somebody has something open.
     *
     * @param identity who
     * @param close closes it; does nothing the second time
     */
    public void add(Identity identity, Runnable close) {
        if (identity.session().isPresent()) {
            add(bySession, identity.session().get(), close);
        } else {
            add(guests, identity.user(), close);
        }
    }

    /**
     * Forgets it again.
     *
     * @param identity who had it open
     * @param close what {@link #add} was given
     */
    public void remove(Identity identity, Runnable close) {
        if (identity.session().isPresent()) {
            remove(bySession, identity.session().get(), close);
        } else {
            remove(guests, identity.user(), close);
        }
    }

    @Override
    public void ended(Collection<SessionId> sessions) {
        sessions.forEach(session -> bySession.getOrDefault(session, Set.of()).forEach(Runnable::run));
    }

    @Override
    public void nameTaken(UserId name) {
        guests.getOrDefault(name, Set.of()).forEach(Runnable::run);
    }

    private static <K> void add(Map<K, Set<Runnable>> open, K key, Runnable close) {
        open.compute(key, (same, closers) -> {
            Set<Runnable> all = closers == null ? ConcurrentHashMap.newKeySet() : closers;
            all.add(close);
            return all;
        });
    }

    private static <K> void remove(Map<K, Set<Runnable>> open, K key, Runnable close) {
        open.computeIfPresent(key, (same, closers) -> {
            closers.remove(close);
            return closers.isEmpty() ? null : closers;
        });
    }
}
