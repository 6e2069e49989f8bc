package org.wschat.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.sql.write.WriterLoad;
import org.wschat.adapter.websocket.server.ListenerLoad;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.AttemptLimiter;
import org.wschat.application.port.outbound.Authenticator;
import org.wschat.application.port.outbound.Identity;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NameSkeletons;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.PasswordAttempt;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.PasswordHasher;
import org.wschat.application.port.outbound.PasswordHasherBusyException;
import org.wschat.application.port.outbound.SessionEnds;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.TokenSource;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.user.Password;
import org.wschat.domain.user.Token;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.InMemoryMessageStore;

/** Each figure moves when it should, and no other does. */
class MetricsTest {

    private static final UserName ALICE = new UserName("alice");
    private static final Password PASSWORD = new Password("correct horse battery");
    private static final PasswordHash HASH = new PasswordHash("kept");
    private static final NewMessage MESSAGE =
            new NewMessage(new UserId("alice"), new UserId("bob"), new MessageText("hi"), Instant.EPOCH);
    private static final NewMessage NAMED = new NewMessage(
            MESSAGE.sender(), MESSAGE.recipient(), MESSAGE.text(), MESSAGE.sentAt(), Optional.of(new ClientId("c1")));

    private final Metrics metrics = Metrics.start();
    private final PasswordHasher hasher = mock(PasswordHasher.class);
    private final AttemptLimiter limiter = mock(AttemptLimiter.class);

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void counts_and_times_messages_by_what_became_of_them_before_their_senders_are_told() {
        MessageStore store = mock(MessageStore.class);
        MessageStore inMemory = new InMemoryMessageStore();
        inMemory.append(NAMED, FirstContactRule.OFF).toCompletableFuture().join();
        CompletableFuture<AppendOutcome> broken = new CompletableFuture<>();
        when(store.append(any(), any()))
                .thenAnswer(call -> inMemory.append(call.getArgument(0), call.getArgument(1)))
                .thenAnswer(call -> inMemory.append(call.getArgument(0), call.getArgument(1)))
                .thenReturn(broken)
                .thenAnswer(call -> inMemory.append(call.getArgument(0), call.getArgument(1)));
        MessageStore counted = metrics.counting(store);
        List<Double> seen = new ArrayList<>();

        counted.append(MESSAGE, FirstContactRule.OFF)
                .thenAccept(told -> seen.add(value("chat_messages_total{outcome=\"stored\"}")))
                .toCompletableFuture()
                .join();
        counted.append(MESSAGE, new FirstContactRule(1)).toCompletableFuture().join();
        MessageStoreException failure = new MessageStoreException("away");
        CompletionStage<Throwable> failing =
                counted.append(MESSAGE, FirstContactRule.OFF).handle((outcome, why) -> Objects.requireNonNull(why));
        assertThat(value("chat_messages_total{outcome=\"failed\"}")).isZero();
        broken.completeExceptionally(failure);
        counted.append(NAMED, FirstContactRule.OFF).toCompletableFuture().join();

        assertThat(seen).containsExactly(1.0);
        assertThat(failing.toCompletableFuture()).isCompletedWithValue(failure);
        assertThat(value("chat_messages_total{outcome=\"stored\"}")).isEqualTo(1);
        assertThat(value("chat_messages_total{outcome=\"refused\"}")).isEqualTo(1);
        assertThat(value("chat_messages_total{outcome=\"repeated\"}")).isEqualTo(1);
        assertThat(value("chat_messages_total{outcome=\"failed\"}")).isEqualTo(1);
        assertThat(value("chat_message_append_seconds_count")).isEqualTo(4);
        assertThat(value("chat_message_append_seconds_sum")).isPositive();
        assertThat(value("chat_message_append_seconds_bucket{le=\"5.0\"}")).isEqualTo(4);
    }

    @Test
    void counts_tokens_by_whether_somebody_has_them() {
        Authenticator authenticator = mock(Authenticator.class);
        when(authenticator.authenticate(any()))
                .thenReturn(CompletableFuture.completedFuture(Optional.of(Identity.of(new UserId("alice")))))
                .thenReturn(CompletableFuture.completedFuture(Optional.empty()))
                .thenReturn(CompletableFuture.completedFuture(Optional.empty()))
                .thenReturn(CompletableFuture.failedFuture(new MessageStoreException("away")));
        Authenticator counted = metrics.counting(authenticator);
        for (int i = 0; i < 4; i++) {
            counted.authenticate(new Token("token"))
                    .exceptionally(why -> Optional.empty())
                    .toCompletableFuture()
                    .join();
        }

        assertThat(value("chat_token_checks_total{outcome=\"known\"}")).isEqualTo(1);
        assertThat(value("chat_token_checks_total{outcome=\"unknown\"}")).isEqualTo(2);
        assertThat(value("chat_token_checks_total{outcome=\"failed\"}")).isEqualTo(1);
    }

    @Test
    void counts_and_times_passwords() {
        PasswordHasher counted = ports().hasher();
        when(hasher.hash(any())).thenReturn(CompletableFuture.completedFuture(HASH));
        when(hasher.matches(any(), any()))
                .thenReturn(CompletableFuture.completedFuture(true))
                .thenReturn(CompletableFuture.completedFuture(false))
                .thenReturn(CompletableFuture.failedFuture(new PasswordHasherBusyException()))
                .thenReturn(CompletableFuture.failedFuture(new CompletionException(new PasswordHasherBusyException())))
                .thenReturn(CompletableFuture.failedFuture(new IllegalStateException("broken")));
        when(hasher.matchesNothing(any())).thenReturn(CompletableFuture.completedFuture(false));
        for (int i = 0; i < 5; i++) {
            counted.matches(PASSWORD, HASH)
                    .exceptionally(why -> false)
                    .toCompletableFuture()
                    .join();
        }
        counted.matchesNothing(PASSWORD).toCompletableFuture().join();
        assertThat(counted.hash(PASSWORD).toCompletableFuture().join()).isEqualTo(HASH);

        assertThat(value("chat_password_checks_total{outcome=\"right\"}")).isEqualTo(1);
        assertThat(value("chat_password_checks_total{outcome=\"wrong\"}")).isEqualTo(2);
        assertThat(value("chat_password_checks_total{outcome=\"busy\"}")).isEqualTo(2);
        assertThat(value("chat_password_checks_total{outcome=\"failed\"}")).isEqualTo(1);
        assertThat(value("chat_password_hash_seconds_count")).isEqualTo(7);
    }

    @Test
    void counts_attempts_by_whether_they_are_admitted() {
        AttemptLimiter counted = ports().limiter();
        PasswordAttempt attempt = PasswordAttempt.toLogIn(ALICE, "192.0.2.1", Set.of());
        when(limiter.takePasswordAttempt(attempt))
                .thenReturn(Optional.empty())
                .thenReturn(Optional.of(Duration.ofSeconds(7)));
        when(limiter.takeRegistration("192.0.2.1")).thenReturn(Optional.empty());

        assertThat(counted.takePasswordAttempt(attempt)).isEmpty();
        assertThat(counted.takePasswordAttempt(attempt)).hasValue(Duration.ofSeconds(7));
        assertThat(counted.takeRegistration("192.0.2.1")).isEmpty();
        counted.passwordWasRight(attempt);
        counted.passwordWasNotTried(attempt);

        verify(limiter).passwordWasRight(attempt);
        verify(limiter).passwordWasNotTried(attempt);
        assertThat(value("chat_attempts_total{kind=\"password\",outcome=\"admitted\"}"))
                .isEqualTo(1);
        assertThat(value("chat_attempts_total{kind=\"password\",outcome=\"throttled\"}"))
                .isEqualTo(1);
        assertThat(value("chat_attempts_total{kind=\"registration\",outcome=\"admitted\"}"))
                .isEqualTo(1);
        assertThat(value("chat_attempts_total{kind=\"registration\",outcome=\"throttled\"}"))
                .isZero();
    }

    @Test
    void shows_what_the_store_and_the_listener_have_to_do_at_each_scrape() {
        AtomicReference<WriterLoad> store = new AtomicReference<>(new WriterLoad(0, 0, 0, 0, false));
        AtomicReference<ListenerLoad> listener = new AtomicReference<>(ListenerLoad.NONE);
        metrics.showStore(store::get);
        metrics.showListener(listener::get);
        System.gc();
        assertThat(value("chat_store_outage")).isZero();

        store.set(new WriterLoad(1, 2, 3, 4, true));
        listener.set(new ListenerLoad(7, 6, 5));

        assertThat(value("chat_store_writes_waiting")).isEqualTo(1);
        assertThat(value("chat_store_commits_total")).isEqualTo(2);
        assertThat(value("chat_store_writes_total")).isEqualTo(3);
        assertThat(value("chat_store_conflicts_total")).isEqualTo(4);
        assertThat(value("chat_store_outage")).isEqualTo(1);
        assertThat(value("chat_connections_open")).isEqualTo(7);
        assertThat(value("chat_sockets_open")).isEqualTo(6);
        assertThat(value("chat_sockets_outbound_bytes")).isEqualTo(5);
    }

    @Test
    void shows_the_process() {
        assertThat(Scrape.of(metrics.scrape()).types())
                .containsKeys(
                        "jvm_memory_used_bytes",
                        "jvm_threads_live_threads",
                        "process_cpu_usage",
                        "process_files_open_files",
                        "process_uptime_seconds");
    }

    private AccountPorts ports() {
        return metrics.counting(new AccountPorts(
                mock(UserStore.class),
                mock(SessionStore.class),
                mock(MessageStore.class),
                hasher,
                mock(TokenSource.class),
                mock(NameSkeletons.class),
                limiter,
                mock(SessionEnds.class)));
    }

    private double value(String name) {
        return Scrape.of(metrics.scrape()).value(name);
    }
}
