package org.wschat.application;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.inbound.AccountOutcome;
import org.wschat.application.port.inbound.AccountRefusal.Reason;
import org.wschat.application.port.inbound.EraseAccountCommand;
import org.wschat.application.port.inbound.ErasedAccount;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.application.port.outbound.AttemptLimiter;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NameSkeletons;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.PasswordHasher;
import org.wschat.application.port.outbound.PendingErasure;
import org.wschat.application.port.outbound.SessionEnds;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.application.port.outbound.TokenSource;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.domain.user.Password;
import org.wschat.domain.user.PasswordRule;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;

class ErasureServicesTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final UserName ANN = new UserName("ann");
    private static final UserName BOB = new UserName("bob");
    private static final UserName ZOE = new UserName("zoe");
    private static final PasswordHash HASH = new PasswordHash("hash");
    private static final SessionId PHONE = new SessionId("phone");

    private final AccountStoreException broken = new AccountStoreException("broken");
    private final UserStore users = mock(UserStore.class);
    private final SessionStore sessions = mock(SessionStore.class);
    private final PasswordHasher hasher = mock(PasswordHasher.class);
    private final AttemptLimiter limiter = mock(AttemptLimiter.class);
    private final SessionEnds ends = mock(SessionEnds.class);
    private final AccountApplication accounts = AccountApplication.of(
            new AccountPorts(
                    users,
                    sessions,
                    mock(MessageStore.class),
                    hasher,
                    mock(TokenSource.class),
                    mock(NameSkeletons.class),
                    limiter,
                    ends),
            new PasswordRule(Set.of()),
            Duration.ofDays(30),
            Clock.fixed(NOON.plusNanos(999), ZoneOffset.UTC));

    @BeforeEach
    void know() {
        when(users.find(ANN))
                .thenReturn(completedFuture(Optional.of(new StoredUser(new User(ANN, NOON, false), HASH))));
        when(users.erase(any(), any(), any())).thenReturn(completedFuture(Optional.empty()));
        when(users.eraseTexts(any())).thenReturn(completedFuture(null));
        when(users.endErasure(any())).thenReturn(completedFuture(null));
        when(sessions.of(any())).thenReturn(completedFuture(List.of()));
        when(hasher.matches(any(), any())).thenReturn(completedFuture(false));
        when(hasher.matches(new Password("right horse"), HASH)).thenReturn(completedFuture(true));
        when(limiter.takePasswordAttempt(any(), any(), anyBoolean())).thenReturn(Optional.empty());
    }

    @Test
    void erases_an_account_for_whoever_knows_the_password_that_is_still_kept_then() {
        when(users.erase(ANN, Optional.of(HASH), NOON)).thenReturn(completedFuture(Optional.of(List.of(PHONE))));

        assertThat(join(erase("right horse"))).isEqualTo(new AccountOutcome.Done<>(new ErasedAccount(1, true)));

        verify(users).eraseTexts(ANN);
        verify(users, never()).endErasure(any());
    }

    @Test
    void erases_nothing_for_whoever_does_not() {
        assertThat(reason(erase("wrong horse"))).isEqualTo(Reason.WRONG_CREDENTIALS);

        verify(users, never()).erase(any(), any(), any());
        verify(users, never()).eraseTexts(any());
        verifyNoInteractions(ends);
    }

    @Test
    void has_what_is_open_closed_before_the_texts_are_erased() {
        CompletableFuture<Void> texts = new CompletableFuture<>();
        when(users.erase(any(), any(), any())).thenReturn(completedFuture(Optional.of(List.of(PHONE))));
        when(users.eraseTexts(ANN)).thenReturn(texts);

        CompletionStage<?> erased = erase("right horse");

        verify(ends).ended(List.of(PHONE));
        assertThat(erased.toCompletableFuture()).isNotDone();
        texts.complete(null);
        assertThat(erased.toCompletableFuture()).isDone();
    }

    @Test
    void tells_that_texts_are_left_if_they_cannot_be_erased_now() {
        when(users.erase(any(), any(), any())).thenReturn(completedFuture(Optional.of(List.of(PHONE))));
        when(users.eraseTexts(ANN)).thenReturn(failedFuture(broken));

        assertThat(join(erase("right horse"))).isEqualTo(new AccountOutcome.Done<>(new ErasedAccount(1, false)));
        verify(ends).ended(List.of(PHONE));
    }

    @Test
    void fails_if_the_account_cannot_be_erased() {
        when(users.erase(any(), any(), any())).thenReturn(failedFuture(broken));

        assertThatThrownBy(() -> join(erase("right horse"))).hasCause(broken);
        verifyNoInteractions(ends);
        verify(users, never()).eraseTexts(any());
    }

    @Test
    void erases_an_account_for_whoever_runs_the_server_whatever_its_password() {
        when(users.erase(ANN, Optional.empty(), NOON)).thenReturn(completedFuture(Optional.of(List.of(PHONE))));

        assertThat(join(accounts.eraseUser().erase(ANN)))
                .isEqualTo(new AccountOutcome.Done<>(new ErasedAccount(1, true)));
        assertThat(reason(accounts.eraseUser().erase(BOB))).isEqualTo(Reason.NOT_FOUND);

        verify(ends).ended(List.of(PHONE));
        verify(users, never()).eraseTexts(BOB);
    }

    @Test
    void finishes_an_erasure_whose_texts_were_erased_a_minute_after_the_account() {
        when(users.pendingErasures())
                .thenReturn(completedFuture(List.of(
                        new PendingErasure(ANN, NOON.minusSeconds(60)),
                        new PendingErasure(BOB, NOON.minusSeconds(60).plusMillis(1)))));

        assertThat(join(accounts.finishErasures().finish())).isOne();

        verify(users).eraseTexts(ANN);
        verify(users).endErasure(ANN);
        verify(users).eraseTexts(BOB);
        verify(users, never()).endErasure(BOB);
    }

    @Test
    void finishes_no_erasure_before_its_texts_are_erased() {
        CompletableFuture<Void> texts = new CompletableFuture<>();
        when(users.pendingErasures()).thenReturn(completedFuture(List.of(new PendingErasure(ANN, Instant.EPOCH))));
        when(users.eraseTexts(ANN)).thenReturn(texts);

        CompletionStage<Integer> finished = accounts.finishErasures().finish();

        verify(users, never()).endErasure(any());
        texts.complete(null);
        verify(users).endErasure(ANN);
        assertThat(join(finished)).isOne();
    }

    @Test
    void one_erasure_that_fails_keeps_no_other_from_being_finished_and_is_told() {
        when(users.pendingErasures())
                .thenReturn(completedFuture(List.of(
                        new PendingErasure(ANN, Instant.EPOCH),
                        new PendingErasure(BOB, Instant.EPOCH),
                        new PendingErasure(ZOE, Instant.EPOCH))));
        when(users.eraseTexts(ANN)).thenReturn(failedFuture(broken));
        when(users.endErasure(BOB)).thenReturn(failedFuture(new AccountStoreException("broken later")));

        assertThatThrownBy(() -> join(accounts.finishErasures().finish())).hasCause(broken);

        verify(users, never()).endErasure(ANN);
        verify(users).endErasure(ZOE);
    }

    private CompletionStage<AccountOutcome<ErasedAccount>> erase(String password) {
        return accounts.eraseAccount().erase(new EraseAccountCommand(ANN, password, "10.0.0.1"));
    }

    private static Reason reason(CompletionStage<AccountOutcome<ErasedAccount>> outcome) {
        return ((AccountOutcome.Refused<ErasedAccount>) join(outcome)).refusal().reason();
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
