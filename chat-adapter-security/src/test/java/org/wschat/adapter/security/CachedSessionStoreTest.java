package org.wschat.adapter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;

class CachedSessionStoreTest {

    private static final UserName BOB = new UserName("bob");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final TokenHash TOKEN = token(1);
    private static final Session SESSION = session(1);

    private final SettableTime time = new SettableTime();
    private final HeldSessionStore store = new HeldSessionStore();
    private final CachedSessionStore cached = new CachedSessionStore(store, SessionCacheLimits.defaults(), time);

    private static TokenHash token(int number) {
        return new TokenHash(String.format("%064x", number));
    }

    private static Session session(int number) {
        return new Session(
                new SessionId("session" + number), BOB, "", "198.51.100.7", NOW, NOW, NOW.plus(Duration.ofDays(30)));
    }

    private CompletableFuture<Optional<Session>> find(TokenHash token) {
        return cached.find(token).toCompletableFuture();
    }

    private void remember(int number) {
        cached.find(token(number));
        store.answer(Optional.of(session(number)));
    }

    private void asksTheStoreAgain(TokenHash token) {
        int before = store.asked.get();
        CompletableFuture<Optional<Session>> answer = find(token);
        assertThat(store.asked).hasValue(before + 1);
        store.answer(Optional.empty());
        assertThat(answer).isCompletedWithValue(Optional.empty());
    }

    @Test
    void asks_the_store_once_in_ten_seconds_for_a_session() {
        remember(1);

        time.pass(Duration.ofMillis(9_999));
        assertThat(find(TOKEN)).isCompletedWithValue(Optional.of(SESSION));
        assertThat(store.asked).hasValue(1);

        time.pass(Duration.ofMillis(1));
        asksTheStoreAgain(TOKEN);
    }

    @Test
    void asks_the_store_once_in_two_seconds_for_a_token_without_one() {
        cached.find(TOKEN);
        store.answer(Optional.empty());

        time.pass(Duration.ofMillis(1_999));
        assertThat(find(TOKEN)).isCompletedWithValue(Optional.empty());
        assertThat(store.asked).hasValue(1);

        time.pass(Duration.ofMillis(1));
        asksTheStoreAgain(TOKEN);
    }

    @Test
    void asks_the_store_once_for_look_ups_of_one_token_at_the_same_time() {
        CompletableFuture<Optional<Session>> first = find(TOKEN);
        CompletableFuture<Optional<Session>> second = find(TOKEN);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(store.asked).hasValue(1);

        store.answer(Optional.of(SESSION));

        assertThat(first).isCompletedWithValue(Optional.of(SESSION));
        assertThat(second).isCompletedWithValue(Optional.of(SESSION));
    }

    @Test
    void lets_nobody_complete_the_look_up_of_another() {
        CompletableFuture<Optional<Session>> first = find(TOKEN);
        CompletableFuture<Optional<Session>> second = find(TOKEN);

        first.complete(Optional.empty());
        assertThat(second).isNotDone();

        store.answer(Optional.of(SESSION));
        assertThat(second).isCompletedWithValue(Optional.of(SESSION));
        assertThat(find(TOKEN)).isCompletedWithValue(Optional.of(SESSION));
    }

    @Test
    void has_remembered_the_session_when_the_look_up_completes() {
        List<Boolean> remembered = new ArrayList<>();
        cached.find(TOKEN).thenAccept(found -> remembered.add(find(TOKEN).isDone()));

        store.answer(Optional.of(SESSION));

        assertThat(remembered).containsExactly(true);
    }

    @Test
    void remembers_no_failure_and_passes_it_on_as_it_was() {
        AccountStoreException failure = new AccountStoreException("down");
        CompletableFuture<Optional<Session>> first = find(TOKEN);
        CompletableFuture<Optional<Session>> second = find(TOKEN);

        store.fail(new CompletionException(failure));

        for (CompletableFuture<Optional<Session>> answer : List.of(first, second)) {
            List<Throwable> seen = new ArrayList<>();
            CompletionStage<Optional<Session>> unused = answer.whenComplete((found, e) -> seen.add(e));
            assertThat(seen).containsExactly(failure);
        }
        asksTheStoreAgain(TOKEN);
    }

    /** The ways in which a session ends. */
    static List<Consumer<CachedSessionStoreTest>> ends() {
        return List.of(
                test -> assertThat(test.cached.end(BOB, SESSION.id()).toCompletableFuture())
                        .isCompletedWithValue(true),
                test -> {
                    test.store.endsAll(SESSION.id());
                    assertThat(test.cached.endAll(BOB).toCompletableFuture())
                            .isCompletedWithValue(List.of(SESSION.id()));
                },
                test -> test.cached.forget(List.of(SESSION.id())),
                test -> {
                    test.store.failWith(new AccountStoreException("down"));
                    assertThat(test.cached.end(BOB, SESSION.id())).isCompletedExceptionally();
                },
                test -> {
                    test.store.failWith(new AccountStoreException("down"));
                    assertThat(test.cached.endAll(BOB)).isCompletedExceptionally();
                });
    }

    @ParameterizedTest
    @MethodSource("ends")
    void finds_a_session_no_more_once_it_has_ended(Consumer<CachedSessionStoreTest> end) {
        remember(1);

        end.accept(this);

        asksTheStoreAgain(TOKEN);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void does_not_put_a_session_back_that_ended_while_it_was_looked_up(Consumer<CachedSessionStoreTest> end) {
        CompletableFuture<Optional<Session>> underWay = find(TOKEN);

        end.accept(this);
        store.answer(Optional.of(SESSION));

        assertThat(underWay).isCompletedWithValue(Optional.of(SESSION));
        asksTheStoreAgain(TOKEN);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void answers_nobody_who_comes_after_the_end_by_a_look_up_from_before(Consumer<CachedSessionStoreTest> end) {
        CompletableFuture<Optional<Session>> before = find(TOKEN);
        end.accept(this);

        CompletableFuture<Optional<Session>> after = find(TOKEN);
        assertThat(store.asked).hasValue(2);
        store.answer(Optional.of(SESSION));
        assertThat(before).isCompletedWithValue(Optional.of(SESSION));
        assertThat(after).isNotDone();

        store.answer(Optional.empty());
        assertThat(after).isCompletedWithValue(Optional.empty());
    }

    @Test
    void has_forgotten_the_session_when_its_end_completes() {
        remember(1);
        List<Integer> asked = new ArrayList<>();

        cached.end(BOB, SESSION.id()).thenAccept(ended -> {
            cached.find(TOKEN);
            asked.add(store.asked.get());
        });

        assertThat(asked).containsExactly(2);
    }

    @Test
    void keeps_the_other_sessions_when_one_ends() {
        remember(1);
        remember(2);

        cached.end(BOB, SESSION.id());

        assertThat(find(token(2))).isCompletedWithValue(Optional.of(session(2)));
        assertThat(store.asked).hasValue(2);
    }

    @Test
    void finds_a_session_that_is_added_after_its_token_was_looked_for() {
        cached.find(TOKEN);
        store.answer(Optional.empty());

        cached.add(SESSION, TOKEN, new PasswordHash("checked"));

        CompletableFuture<Optional<Session>> found = find(TOKEN);
        store.answer(Optional.of(SESSION));
        assertThat(found).isCompletedWithValue(Optional.of(SESSION));
    }

    @Test
    void finds_a_session_that_is_added_while_its_token_was_looked_for() {
        cached.find(TOKEN);
        cached.add(SESSION, TOKEN, new PasswordHash("checked"));
        store.answer(Optional.empty());

        CompletableFuture<Optional<Session>> found = find(TOKEN);
        store.answer(Optional.of(SESSION));
        assertThat(found).isCompletedWithValue(Optional.of(SESSION));
    }

    @Test
    void tells_the_new_times_of_a_session_that_was_used_and_keeps_it_no_longer_for_that() {
        remember(1);
        time.pass(Duration.ofSeconds(9));
        Session used = SESSION.usedAt(NOW.plusSeconds(9), Duration.ofDays(30));

        cached.noteUse(used);
        assertThat(find(TOKEN)).isCompletedWithValue(Optional.of(used));

        time.pass(Duration.ofSeconds(1));
        asksTheStoreAgain(TOKEN);
    }

    @Test
    void keeps_a_session_that_was_used_no_longer_when_a_later_look_up_of_it_is_not_kept() {
        remember(1);
        time.pass(Duration.ofSeconds(9));
        cached.noteUse(SESSION.usedAt(NOW.plusSeconds(9), Duration.ofDays(30)));
        time.pass(Duration.ofSeconds(1));

        cached.find(TOKEN);
        cached.forget(List.of(new SessionId("another")));
        store.answer(Optional.of(SESSION));

        asksTheStoreAgain(TOKEN);
    }

    @Test
    void tells_the_old_times_when_the_new_ones_could_not_be_kept_or_came_late() {
        remember(1);
        Session used = SESSION.usedAt(NOW.plusSeconds(9), Duration.ofDays(30));
        cached.noteUse(used);

        cached.noteUse(SESSION);
        store.failWith(new AccountStoreException("down"));
        cached.noteUse(SESSION.usedAt(NOW.plusSeconds(10), Duration.ofDays(30)));

        assertThat(find(TOKEN)).isCompletedWithValue(Optional.of(used));
    }

    @Test
    void does_not_bring_a_session_back_by_noting_its_use() {
        remember(1);
        cached.end(BOB, SESSION.id());

        cached.noteUse(SESSION);

        asksTheStoreAgain(TOKEN);
    }

    @Test
    void lets_forged_tokens_neither_fill_it_nor_push_sessions_out() {
        for (int i = 0; i < 1_000; i++) {
            remember(i);
        }
        for (int i = 1_000; i < 31_000; i++) {
            cached.find(token(i));
            store.answer(Optional.empty());
        }

        assertThat(cached.sizes().found()).isEqualTo(1_000);
        assertThat(cached.sizes().missing()).isLessThanOrEqualTo(10_000);
        assertThat(find(TOKEN)).isCompletedWithValue(Optional.of(SESSION));
    }

    @Test
    void remembers_a_bounded_number_of_sessions() {
        CachedSessionStore small = new CachedSessionStore(
                store, new SessionCacheLimits(100, Duration.ofSeconds(10), 100, Duration.ofSeconds(2)), time);
        for (int i = 0; i < 10_000; i++) {
            CompletionStage<Optional<Session>> found = small.find(token(i));
            store.answer(Optional.of(session(i)));
            assertThat(found).isCompleted();
        }

        assertThat(small.sizes().found()).isLessThanOrEqualTo(100);
    }

    @Test
    void remembers_nothing_if_it_is_told_so() {
        CachedSessionStore none =
                new CachedSessionStore(store, new SessionCacheLimits(0, Duration.ZERO, 0, Duration.ZERO), time);
        for (int i = 1; i <= 3; i++) {
            none.find(TOKEN);
            assertThat(store.asked).hasValue(i);
            store.answer(Optional.of(SESSION));
        }
    }

    @Test
    void cannot_be_told_to_remember_less_than_nothing() {
        assertThatThrownBy(() -> new SessionCacheLimits(-1, Duration.ZERO, 0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: from 0");
        assertThatThrownBy(() -> new SessionCacheLimits(1, Duration.ofSeconds(-1), 0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: not negative");
    }
}
