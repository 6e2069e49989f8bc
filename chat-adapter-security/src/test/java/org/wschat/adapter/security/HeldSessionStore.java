package org.wschat.adapter.security;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;

/** A store whose look-ups are answered by the test, in the order in which they were asked; all else is done at once. */
final class HeldSessionStore implements SessionStore {

    final AtomicInteger asked = new AtomicInteger();
    private final Queue<CompletableFuture<Optional<Session>>> held = new ArrayDeque<>();
    private CompletionStage<List<SessionId>> all = CompletableFuture.completedFuture(List.of());
    private Optional<RuntimeException> failure = Optional.empty();

    void answer(Optional<Session> found) {
        held.remove().complete(found);
    }

    void fail(RuntimeException failure) {
        held.remove().completeExceptionally(failure);
    }

    void endsAll(SessionId... ids) {
        all = CompletableFuture.completedFuture(List.of(ids));
    }

    /** From now on everything but look-ups fails. */
    void failWith(RuntimeException e) {
        failure = Optional.of(e);
    }

    private <T> CompletionStage<T> done(CompletionStage<T> result) {
        return failure.<CompletionStage<T>>map(CompletableFuture::failedFuture).orElse(result);
    }

    @Override
    public CompletionStage<Optional<Session>> find(TokenHash token) {
        asked.incrementAndGet();
        CompletableFuture<Optional<Session>> answer = new CompletableFuture<>();
        held.add(answer);
        return answer;
    }

    @Override
    public CompletionStage<Boolean> add(Session session, TokenHash token, PasswordHash checked) {
        return done(CompletableFuture.completedFuture(true));
    }

    @Override
    public CompletionStage<Void> noteUse(Session session) {
        return done(CompletableFuture.allOf());
    }

    @Override
    public CompletionStage<List<Session>> of(UserName user) {
        return done(CompletableFuture.completedFuture(List.of()));
    }

    @Override
    public CompletionStage<Boolean> end(UserName user, SessionId id) {
        return done(CompletableFuture.completedFuture(true));
    }

    @Override
    public CompletionStage<List<SessionId>> endAll(UserName user) {
        return done(all);
    }

    @Override
    public CompletionStage<Void> removeExpired(Instant now) {
        return done(CompletableFuture.allOf());
    }
}
