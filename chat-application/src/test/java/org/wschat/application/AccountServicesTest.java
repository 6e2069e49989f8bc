package org.wschat.application;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
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
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wschat.application.port.inbound.AccountOutcome;
import org.wschat.application.port.inbound.AccountRefusal;
import org.wschat.application.port.inbound.AccountRefusal.Reason;
import org.wschat.application.port.inbound.ChangePasswordCommand;
import org.wschat.application.port.inbound.EndSessionsCommand;
import org.wschat.application.port.inbound.LogInCommand;
import org.wschat.application.port.inbound.LoggedIn;
import org.wschat.application.port.inbound.RegisterCommand;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.AddUserOutcome;
import org.wschat.application.port.outbound.AttemptLimiter;
import org.wschat.application.port.outbound.Identity;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NameSkeletons;
import org.wschat.application.port.outbound.NewUser;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.PasswordHasher;
import org.wschat.application.port.outbound.PasswordHasherBusyException;
import org.wschat.application.port.outbound.SessionEnds;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.application.port.outbound.TokenSource;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.domain.user.Password;
import org.wschat.domain.user.PasswordRule;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.Token;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;

class AccountServicesTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final UserName ANN = new UserName("ann");
    private static final Password RIGHT = new Password("right horse");
    private static final Password WRONG = new Password("wrong horse");
    private static final PasswordHash HASH = new PasswordHash("hash");
    private static final PasswordHash NEW_HASH = new PasswordHash("new hash");
    private static final TokenHash TOKEN_HASH = new TokenHash("0".repeat(64));
    private static final SessionId PHONE = new SessionId("phone");
    private static final Session SESSION =
            new Session(PHONE, ANN, "my phone", "10.0.0.1", NOON, NOON, NOON.plus(MONTH));

    private final UserStore users = mock(UserStore.class);
    private final SessionStore sessions = mock(SessionStore.class);
    private final PasswordHasher hasher = mock(PasswordHasher.class);
    private final TokenSource tokens = mock(TokenSource.class);
    private final NameSkeletons skeletons = new NameSkeletons() {

        @Override
        public String of(UserName name) {
            return "looks like " + name;
        }

        @Override
        public boolean mixesScripts(UserName name) {
            return name.value().startsWith("mixed");
        }
    };
    private final AttemptLimiter limiter = mock(AttemptLimiter.class);
    private final SessionEnds ends = mock(SessionEnds.class);
    private final AccountApplication accounts = AccountApplication.of(
            new AccountPorts(users, sessions, mock(MessageStore.class), hasher, tokens, skeletons, limiter, ends),
            new PasswordRule(Set.of("password1")),
            MONTH,
            Clock.fixed(NOON.plusNanos(999), ZoneOffset.UTC));

    @BeforeEach
    void know() {
        when(users.find(any())).thenReturn(completedFuture(Optional.empty()));
        when(users.find(ANN))
                .thenReturn(completedFuture(Optional.of(new StoredUser(new User(ANN, NOON, false), HASH))));
        when(sessions.of(any())).thenReturn(completedFuture(List.of()));
        when(sessions.add(any(), any(), any())).thenReturn(completedFuture(true));
        when(hasher.hash(any())).thenReturn(completedFuture(NEW_HASH));
        when(hasher.matches(RIGHT, HASH)).thenReturn(completedFuture(true));
        when(hasher.matches(WRONG, HASH)).thenReturn(completedFuture(false));
        when(hasher.matchesNothing(any())).thenReturn(completedFuture(false));
        when(tokens.newToken()).thenReturn(new Token("token"));
        when(tokens.newSessionId()).thenReturn(PHONE);
        when(tokens.hash(new Token("token"))).thenReturn(TOKEN_HASH);
        when(limiter.takePasswordAttempt(any(), any(), anyBoolean())).thenReturn(Optional.empty());
        when(limiter.takeRegistration(any())).thenReturn(Optional.empty());
    }

    @Test
    void registers_a_name_and_keeps_of_the_password_its_hash_only() {
        when(users.add(any())).thenReturn(completedFuture(AddUserOutcome.ADDED));

        assertThat(register("bob", "right horse"))
                .isEqualTo(new AccountOutcome.Done<>(new User(new UserName("bob"), NOON, false)));
        verify(users).add(new NewUser(new UserName("bob"), "looks like bob", NEW_HASH, NOON, false));
        verify(ends).nameTaken(new UserName("bob").id());
    }

    @ParameterizedTest
    @CsvSource({
        "NAME_TAKEN,NAME_TAKEN",
        "NAME_LOOKS_LIKE_ANOTHER,NAME_LOOKS_LIKE_ANOTHER",
        "NAME_USED_BY_GUESTS,NAME_USED_BY_GUESTS"
    })
    void tells_why_a_name_is_not_free(AddUserOutcome outcome, Reason reason) {
        when(users.add(any())).thenReturn(completedFuture(outcome));

        assertThat(reason(register("bob", "right horse"))).isEqualTo(reason);
        verifyNoInteractions(ends);
    }

    @Test
    void hashes_nothing_that_breaks_a_rule() {
        assertThat(reason(register("b b", "right horse"))).isEqualTo(Reason.INVALID);
        assertThat(reason(register("bob", "short"))).isEqualTo(Reason.INVALID);
        assertThat(reason(register("bob", "Password1"))).isEqualTo(Reason.INVALID);
        assertThat(reason(register("bob", "x".repeat(129)))).isEqualTo(Reason.INVALID);
        assertThat(reason(register("admin", "right horse"))).isEqualTo(Reason.NAME_RESERVED);
        assertThat(reason(register("mixed", "right horse"))).isEqualTo(Reason.INVALID);
        verifyNoInteractions(hasher, users);
    }

    @Test
    void bounds_registrations_by_address_but_not_those_of_whoever_runs_the_server() {
        Optional<Duration> wait = Optional.of(Duration.ofMinutes(7));
        when(limiter.takeRegistration("10.0.0.9")).thenReturn(wait);
        when(users.add(any())).thenReturn(completedFuture(AddUserOutcome.ADDED));

        AccountRefusal refusal = refusal(register("bob", "right horse"));
        assertThat(refusal.reason()).isEqualTo(Reason.THROTTLED);
        assertThat(refusal.retryAfter()).isEqualTo(wait);
        assertThat(join(accounts.register()
                        .register(new RegisterCommand("bob", "right horse", Optional.empty(), true))))
                .isInstanceOf(AccountOutcome.Done.class);
    }

    @Test
    void is_busy_when_the_hasher_is() {
        when(hasher.hash(any())).thenReturn(failedFuture(new PasswordHasherBusyException()));
        when(hasher.matches(any(), any())).thenReturn(failedFuture(new PasswordHasherBusyException()));

        assertThat(reason(register("bob", "right horse"))).isEqualTo(Reason.BUSY);
        assertThat(reason(logIn("ann", "right horse"))).isEqualTo(Reason.BUSY);
        verify(limiter).registrationWasNotTried("10.0.0.9");
        verify(limiter).passwordWasNotTried(ANN, "10.0.0.1");
    }

    @Test
    void begins_a_session_for_whoever_knows_the_password() {
        assertThat(logIn("ann", "right horse"))
                .isEqualTo(new AccountOutcome.Done<>(new LoggedIn(new Token("token"), SESSION)));
        verify(sessions).add(SESSION, TOKEN_HASH, HASH);
        verify(limiter).passwordWasRight(ANN, "10.0.0.1");
    }

    @Test
    void refuses_in_one_way_whatever_is_wrong_and_hashes_as_often() {
        UserName gone = new UserName("gone");
        when(users.find(gone))
                .thenReturn(completedFuture(Optional.of(new StoredUser(new User(gone, NOON, true), HASH))));

        AccountOutcome<LoggedIn> wrong = logIn("ann", "wrong horse");
        assertThat(reason(wrong)).isEqualTo(Reason.WRONG_CREDENTIALS);
        assertThat(logIn("nobody", "right horse")).isEqualTo(wrong);
        assertThat(logIn("gone", "right horse")).isEqualTo(wrong);
        assertThat(logIn("not a name", "right horse")).isEqualTo(wrong);
        assertThat(logIn("ann", "x".repeat(129))).isEqualTo(wrong);
        when(sessions.add(any(), any(), any())).thenReturn(completedFuture(false));
        assertThat(logIn("ann", "right horse")).isEqualTo(wrong);

        verify(hasher).matches(WRONG, HASH);
        verify(hasher, times(2)).matchesNothing(RIGHT);
    }

    @Test
    void knows_an_address_by_a_session_that_has_not_ended() {
        Session other = new Session(new SessionId("old"), ANN, "", "10.0.0.2", NOON, NOON, NOON);
        when(sessions.of(ANN)).thenReturn(completedFuture(List.of(SESSION, other)));

        logIn("ann", "wrong horse");
        verify(limiter).takePasswordAttempt(ANN, "10.0.0.1", true);
        join(accounts.logIn().logIn(new LogInCommand("ann", "wrong horse", "", "10.0.0.2")));
        verify(limiter).takePasswordAttempt(ANN, "10.0.0.2", false);
        verify(limiter, never()).passwordWasRight(any(), any());
    }

    @Test
    void checks_no_password_of_who_tries_too_often() {
        Optional<Duration> wait = Optional.of(Duration.ofSeconds(9));
        when(limiter.takePasswordAttempt(any(), any(), anyBoolean())).thenReturn(wait);

        assertThat(refusal(logIn("ann", "right horse")).retryAfter()).isEqualTo(wait);
        verifyNoInteractions(hasher);
    }

    @Test
    void refuses_the_name_of_a_device_that_is_none() {
        for (String device : List.of("x".repeat(101), "a\u0000b", "a\nb", "\uD800")) {
            assertThat(reason(join(accounts.logIn().logIn(new LogInCommand("ann", "right horse", device, "x")))))
                    .isEqualTo(Reason.INVALID);
        }
    }

    @Test
    void knows_people_by_their_tokens_until_the_session_ends_and_notes_a_use_now_and_then() {
        Session fresh = SESSION.usedAt(NOON.minusSeconds(60), MONTH);
        Session older = SESSION.usedAt(NOON.minusSeconds(61), MONTH);
        Session expired = SESSION.usedAt(NOON.minus(MONTH), MONTH);
        when(sessions.noteUse(any())).thenReturn(completedFuture(null));
        when(sessions.find(TOKEN_HASH))
                .thenReturn(completedFuture(Optional.of(fresh)))
                .thenReturn(completedFuture(Optional.of(older)))
                .thenReturn(completedFuture(Optional.of(expired)))
                .thenReturn(completedFuture(Optional.empty()));
        Optional<Identity> ann = Optional.of(new Identity(ANN.id(), Optional.of(PHONE)));

        assertThat(authenticate()).isEqualTo(ann);
        verify(sessions, never()).noteUse(any());
        assertThat(authenticate()).isEqualTo(ann);
        verify(sessions).noteUse(SESSION.usedAt(NOON, MONTH));
        assertThat(authenticate()).isEmpty();
        assertThat(authenticate()).isEmpty();
    }

    private Optional<Identity> authenticate() {
        return join(accounts.authenticator().authenticate(new Token("token")));
    }

    @Test
    void has_what_is_open_by_ended_sessions_closed_once_they_are_ended() {
        when(sessions.end(ANN, PHONE)).thenReturn(completedFuture(true)).thenReturn(completedFuture(false));
        when(sessions.endAll(ANN)).thenReturn(completedFuture(List.of(PHONE, new SessionId("laptop"))));

        assertThat(join(accounts.endSessions().end(new EndSessionsCommand(ANN, Optional.of(PHONE)))))
                .isOne();
        verify(ends).ended(List.of(PHONE));
        assertThat(join(accounts.endSessions().end(new EndSessionsCommand(ANN, Optional.of(PHONE)))))
                .isZero();
        assertThat(join(accounts.endSessions().end(new EndSessionsCommand(ANN, Optional.empty()))))
                .isEqualTo(2);
        verify(ends).ended(List.of(PHONE, new SessionId("laptop")));
    }

    @Test
    void changes_a_password_for_whoever_knows_the_old_one_and_ends_the_other_sessions() {
        when(users.changePassword(ANN, Optional.of(HASH), NEW_HASH, Optional.of(PHONE)))
                .thenReturn(completedFuture(Optional.of(List.of(new SessionId("laptop")))));

        assertThat(reason(change("wrong horse", "another horse"))).isEqualTo(Reason.WRONG_CREDENTIALS);
        assertThat(reason(change("right horse", "short"))).isEqualTo(Reason.INVALID);
        verify(users, never()).changePassword(any(), any(), any(), any());
        assertThat(change("right horse", "another horse")).isEqualTo(new AccountOutcome.Done<>(1));
        verify(ends).ended(List.of(new SessionId("laptop")));
    }

    private AccountOutcome<Integer> change(String from, String to) {
        return join(accounts.changePassword()
                .change(new ChangePasswordCommand(ANN, from, to, Optional.of(PHONE), "10.0.0.1")));
    }

    @Test
    void lets_whoever_runs_the_server_reset_and_disable() {
        when(users.changePassword(eq(ANN), eq(Optional.empty()), eq(NEW_HASH), eq(Optional.empty())))
                .thenReturn(completedFuture(Optional.of(List.of(PHONE))));
        when(users.disable(ANN, true)).thenReturn(completedFuture(Optional.of(List.of())));
        when(users.disable(new UserName("nobody"), true)).thenReturn(completedFuture(Optional.empty()));

        assertThat(join(accounts.resetPassword().reset(ANN, "another horse"))).isEqualTo(new AccountOutcome.Done<>(1));
        assertThat(reason(join(accounts.resetPassword().reset(ANN, "short")))).isEqualTo(Reason.INVALID);
        assertThat(join(accounts.disableUser().disable(ANN, true))).isEqualTo(new AccountOutcome.Done<>(0));
        assertThat(reason(join(accounts.disableUser().disable(new UserName("nobody"), true))))
                .isEqualTo(Reason.NOT_FOUND);
    }

    private AccountOutcome<User> register(String name, String password) {
        return join(accounts.register().register(new RegisterCommand(name, password, Optional.of("10.0.0.9"), false)));
    }

    private AccountOutcome<LoggedIn> logIn(String name, String password) {
        return join(accounts.logIn().logIn(new LogInCommand(name, password, "my phone", "10.0.0.1")));
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static Reason reason(AccountOutcome<?> outcome) {
        return refusal(outcome).reason();
    }

    private static AccountRefusal refusal(AccountOutcome<?> outcome) {
        return ((AccountOutcome.Refused<?>) outcome).refusal();
    }
}
