package org.wschat.adapter.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Expiry;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;

/**
 * What is remembered of a store. Sessions are kept by their id, and tokens point at ids, which never changes: so a session is
 * forgotten by one removal, whoever points at it.
 *
 * <p>Thread-safe. The generation is counted up before anything is removed, and compared under the lock of the key when
 * something is kept: what was read before a removal is either not kept, or kept first and then removed.
 */
final class SessionCache {

    private final AtomicLong generation = new AtomicLong();
    private final Cache<TokenHash, SessionId> ids;
    private final Cache<SessionId, Session> sessions;
    private final Cache<TokenHash, Boolean> missing;

    SessionCache(SessionCacheLimits limits, LongSupplier nanoTime) {
        ids = Caches.of(limits.found(), nanoTime)
                .expireAfterWrite(limits.foundFor())
                .build();
        sessions = Caches.of(limits.found(), nanoTime)
                .expireAfter(Expiry.creating((SessionId id, Session session) -> limits.foundFor()))
                .build();
        missing = Caches.of(limits.missing(), nanoTime)
                .expireAfterWrite(limits.missingFor())
                .build();
    }

    /** What has to be told to {@link #keep}; to be read before the store is asked. */
    long generation() {
        return generation.get();
    }

    Optional<Session> session(TokenHash token) {
        return Optional.ofNullable(ids.getIfPresent(token))
                .flatMap(id -> Optional.ofNullable(sessions.getIfPresent(id)));
    }

    boolean isMissing(TokenHash token) {
        return missing.getIfPresent(token) != null;
    }

    /** Keeps what the store said, unless something was forgotten or added since. */
    void keep(TokenHash token, Optional<Session> found, long since) {
        if (found.isPresent()) {
            Session session = found.get();
            sessions.asMap().compute(session.id(), (id, old) -> generation.get() == since ? session : old);
            ids.put(token, session.id());
        } else {
            missing.asMap().compute(token, (same, old) -> generation.get() == since ? Boolean.TRUE : old);
        }
    }

    /** Changes the times of a session that is kept; it is not kept any longer for that. */
    void replace(Session session) {
        sessions.asMap()
                .computeIfPresent(
                        session.id(), (id, old) -> old.lastSeenAt().isAfter(session.lastSeenAt()) ? old : session);
    }

    void added(TokenHash token) {
        generation.incrementAndGet();
        missing.invalidate(token);
    }

    void forget(Collection<SessionId> ended) {
        generation.incrementAndGet();
        sessions.invalidateAll(ended);
    }

    void forget(UserName user) {
        generation.incrementAndGet();
        sessions.asMap().values().removeIf(session -> session.user().equals(user));
    }

    /** How many sessions there are, how many tokens without one. */
    Sizes sizes() {
        ids.cleanUp();
        sessions.cleanUp();
        missing.cleanUp();
        return new Sizes(Math.max(ids.estimatedSize(), sessions.estimatedSize()), missing.estimatedSize());
    }

    record Sizes(long found, long missing) {}
}
