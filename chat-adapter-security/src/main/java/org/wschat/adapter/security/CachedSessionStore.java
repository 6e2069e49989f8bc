package org.wschat.adapter.security;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;

/**
 * Remembers for a few seconds which session a token has, before a store that is asked otherwise. Everything else goes to the
 * store.
 *
 * <p>A session that is ended by {@link #end} or {@link #endAll} is not found any more once their stage has completed, even if
 * a look-up was under way meanwhile. One that is ended otherwise, because a password was changed or an account was disabled
 * or erased, is not found any more once {@link #forget} has returned; call that after the store has ended it, and before
 * anybody is told. What is ended in another process is found until the cache lets go of it.
 *
 * <p>Look-ups of one token at the same time ask the store once. One that fails is not remembered.
 */
public final class CachedSessionStore implements SessionStore {

    private final SessionStore store;
    private final SessionCache cache;
    private final ConcurrentMap<TokenHash, LookUp> underWay = new ConcurrentHashMap<>();

    /**
     * Remembers by the time of this machine.
     *
     * @param store what is asked
     * @param limits how much is remembered, for how long
     */
    public CachedSessionStore(SessionStore store, SessionCacheLimits limits) {
        this(store, limits, System::nanoTime);
    }

    /**
     * Remembers by a time that comes in.
     *
     * @param store what is asked
     * @param limits how much is remembered, for how long
     * @param nanoTime nanoseconds since any moment, never less than before
     */
    public CachedSessionStore(SessionStore store, SessionCacheLimits limits, LongSupplier nanoTime) {
        this.store = store;
        this.cache = new SessionCache(limits, nanoTime);
    }

    @Override
    public CompletionStage<Optional<Session>> find(TokenHash token) {
        Optional<Session> known = cache.session(token);
        if (known.isPresent() || cache.isMissing(token)) {
            return CompletableFuture.completedFuture(known);
        }
        LookUp mine = new LookUp(cache.generation());
        LookUp shared = underWay.merge(token, mine, (other, same) -> other.isGoodFor(mine.generation()) ? other : mine);
        CompletionStage<Optional<Session>> answer = shared.answer();
        if (shared.equals(mine)) {
            ask(token, mine);
        }
        return answer;
    }

    private void ask(TokenHash token, LookUp mine) {
        CompletionStage<Optional<Session>> unused = Stages.after(
                answerOf(token),
                found -> {
                    cache.keep(token, found, mine.generation());
                    underWay.remove(token, mine);
                    mine.result().complete(found);
                },
                failure -> {
                    underWay.remove(token, mine);
                    mine.result().completeExceptionally(failure);
                });
    }

    private CompletionStage<Optional<Session>> answerOf(TokenHash token) {
        try {
            return store.find(token);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletionStage<Boolean> add(Session session, TokenHash token, PasswordHash checked) {
        return Stages.after(store.add(session, token, checked), added -> cache.added(token), failure -> {});
    }

    @Override
    public CompletionStage<Void> noteUse(Session session) {
        return Stages.after(store.noteUse(session), done -> cache.replace(session), failure -> {});
    }

    @Override
    public CompletionStage<List<Session>> of(UserName user) {
        return store.of(user);
    }

    /** Also forgets it when the store fails: it may have ended it all the same. */
    @Override
    public CompletionStage<Boolean> end(UserName user, SessionId id) {
        return Stages.after(
                store.end(user, id), ended -> cache.forget(List.of(id)), failure -> cache.forget(List.of(id)));
    }

    /** Also forgets them when the store fails: it may have ended them all the same. */
    @Override
    public CompletionStage<List<SessionId>> endAll(UserName user) {
        return Stages.after(store.endAll(user), cache::forget, failure -> cache.forget(user));
    }

    @Override
    public CompletionStage<Void> removeExpired(Instant now) {
        return store.removeExpired(now);
    }

    /**
     * Forgets sessions that were ended otherwise than here.
     *
     * @param ended the sessions, ended and durably so
     */
    public void forget(Collection<SessionId> ended) {
        cache.forget(ended);
    }

    /** How much is remembered. */
    SessionCache.Sizes sizes() {
        return cache.sizes();
    }
}
