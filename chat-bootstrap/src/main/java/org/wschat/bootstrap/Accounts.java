package org.wschat.bootstrap;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.wschat.adapter.security.Argon2PasswordHasher;
import org.wschat.adapter.security.AttemptLimits;
import org.wschat.adapter.security.BucketAttemptLimiter;
import org.wschat.adapter.security.CachedSessionStore;
import org.wschat.adapter.security.CommonPasswords;
import org.wschat.adapter.security.ConfusableNameSkeletons;
import org.wschat.adapter.security.SecureTokenSource;
import org.wschat.adapter.security.SessionCacheLimits;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.AccountApplication;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.SessionEnds;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.user.PasswordRule;
import org.wschat.domain.user.SessionId;

/** Accounts on a store, joined with all that they need. */
final class Accounts implements AutoCloseable {

    private final AccountApplication application;
    private final Argon2PasswordHasher hasher;
    private final ScheduledExecutorService upkeep;

    private Accounts(AccountApplication application, Argon2PasswordHasher hasher, ScheduledExecutorService upkeep) {
        this.application = application;
        this.hasher = hasher;
        this.upkeep = upkeep;
    }

    /**
     * Joins them.
     *
     * @param store keeps accounts and sessions; closed after this
     * @param connected hears whose sessions have ended
     * @param lifetime how long a session lasts that is not used
     * @param clock tells the time
     * @param seam stands between accounts and what they need
     * @return accounts, to be closed
     */
    static Accounts on(
            SqlStore store, SessionEnds connected, Duration lifetime, Clock clock, UnaryOperator<AccountPorts> seam) {
        CachedSessionStore sessions = new CachedSessionStore(store.sessions(), SessionCacheLimits.defaults());
        Argon2PasswordHasher hasher = new Argon2PasswordHasher();
        AccountPorts ports = new AccountPorts(
                store.users(),
                sessions,
                hasher,
                new SecureTokenSource(),
                new ConfusableNameSkeletons(),
                new BucketAttemptLimiter(AttemptLimits.defaults()),
                new ForgetThenDisconnect(sessions, connected));
        AccountApplication application =
                AccountApplication.of(seam.apply(ports), new PasswordRule(CommonPasswords.load()), lifetime, clock);
        return new Accounts(application, hasher, removingExpired(store.sessions(), clock));
    }

    /** Expired sessions open nothing any more; this only makes room. */
    private static ScheduledExecutorService removingExpired(SessionStore sessions, Clock clock) {
        ScheduledExecutorService upkeep = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "chat-accounts");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused =
                upkeep.scheduleWithFixedDelay(() -> sessions.removeExpired(clock.instant()), 1, 60, TimeUnit.MINUTES);
        return upkeep;
    }

    /** {@return the use cases} */
    AccountApplication application() {
        return application;
    }

    @Override
    public void close() {
        upkeep.shutdownNow();
        hasher.close();
    }

    /** Whoever reconnects at once with the token of an ended session must not find it in the cache. */
    private record ForgetThenDisconnect(CachedSessionStore sessions, SessionEnds connected) implements SessionEnds {

        @Override
        public void ended(Collection<SessionId> ended) {
            sessions.forget(ended);
            connected.ended(ended);
        }

        @Override
        public void nameTaken(UserId name) {
            connected.nameTaken(name);
        }
    }
}
