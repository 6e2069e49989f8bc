package org.wschat.adapter.security;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.wschat.application.port.outbound.NameRegistry;
import org.wschat.domain.conversation.UserId;

/**
 * Remembers for {@value #SECONDS} seconds which ids belong to somebody, before a registry that is asked otherwise, at most once
 * at a time for an id. So guests who come back at once when a connection or the database is lost are let in as before, for
 * that long.
 *
 * <p>Once {@link #forget} has returned, an id is looked up anew, whatever is under way. A name that is taken in another process
 * is found free until the cache lets go of it. A look-up that fails is not remembered.
 */
public final class CachedNameRegistry implements NameRegistry {

    private static final int SECONDS = 10;
    private static final int IDS = 100_000;

    private final NameRegistry registry;
    private final Cache<UserId, CompletableFuture<Boolean>> known;

    /**
     * Remembers by the time of this machine.
     *
     * @param registry what is asked
     */
    public CachedNameRegistry(NameRegistry registry) {
        this(registry, System::nanoTime);
    }

    CachedNameRegistry(NameRegistry registry, LongSupplier nanoTime) {
        this.registry = registry;
        this.known = Caches.of(IDS, nanoTime)
                .expireAfterWrite(Duration.ofSeconds(SECONDS))
                .build();
    }

    @Override
    public CompletionStage<Boolean> isRegistered(UserId id) {
        CompletableFuture<Boolean> answer =
                known.get(id, same -> registry.isRegistered(same).toCompletableFuture());
        return answer.whenComplete((found, failure) -> {
            if (failure != null) {
                known.asMap().remove(id, answer);
            }
        });
    }

    /**
     * Forgets an id that now belongs to somebody.
     *
     * @param id the id; it is durable that it is taken
     */
    public void forget(UserId id) {
        known.invalidate(id);
    }
}
