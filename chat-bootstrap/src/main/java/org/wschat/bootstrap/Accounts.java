package org.wschat.bootstrap;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.adapter.security.Argon2PasswordHasher;
import org.wschat.adapter.security.AttemptLimits;
import org.wschat.adapter.security.BucketAttemptLimiter;
import org.wschat.adapter.security.CachedNameRegistry;
import org.wschat.adapter.security.CachedSessionStore;
import org.wschat.adapter.security.CommonPasswords;
import org.wschat.adapter.security.ConfusableNameSkeletons;
import org.wschat.adapter.security.SecureTokenSource;
import org.wschat.adapter.security.SessionCacheLimits;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.AccountApplication;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.NameRegistry;
import org.wschat.application.port.outbound.SessionEnds;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.bootstrap.log.OneLine;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.user.PasswordRule;
import org.wschat.domain.user.SessionId;

/** Accounts on a store, joined with all that they need. */
final class Accounts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final long HEAP_FOR_PASSWORDS_MB = 96;

    private final AccountApplication application;
    private final NameRegistry registry;
    private final Argon2PasswordHasher hasher;
    private final SessionStore sessions;
    private final Clock clock;
    private final ScheduledExecutorService upkeep;

    private Accounts(
            AccountApplication application,
            NameRegistry registry,
            Argon2PasswordHasher hasher,
            SessionStore sessions,
            Clock clock) {
        this.application = application;
        this.registry = registry;
        this.hasher = hasher;
        this.sessions = sessions;
        this.clock = clock;
        this.upkeep = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "chat-accounts");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Joins them.
     *
     * @param store keeps accounts, sessions and messages; closed after this
     * @param connected hears whose sessions have ended
     * @param lifetime how long a session lasts that is not used
     * @param clock tells the time
     * @param seam stands between accounts and what they need
     * @return accounts, to be closed
     */
    static Accounts on(
            SqlStore store, SessionEnds connected, Duration lifetime, Clock clock, UnaryOperator<AccountPorts> seam) {
        warnOfSmallHeap(Runtime.getRuntime().maxMemory() >> 20);
        CachedSessionStore sessions = new CachedSessionStore(store.sessions(), SessionCacheLimits.defaults());
        CachedNameRegistry registry = new CachedNameRegistry(store.users());
        Argon2PasswordHasher hasher = new Argon2PasswordHasher();
        AccountPorts ports = new AccountPorts(
                store.users(),
                sessions,
                store.messages(),
                hasher,
                new SecureTokenSource(),
                new ConfusableNameSkeletons(),
                new BucketAttemptLimiter(AttemptLimits.defaults()),
                new ForgetThenDisconnect(sessions, registry, connected));
        AccountApplication application =
                AccountApplication.of(seam.apply(ports), new PasswordRule(CommonPasswords.load()), lifetime, clock);
        return new Accounts(application, registry, hasher, store.sessions(), clock);
    }

    private static void warnOfSmallHeap(long megabytes) {
        if (megabytes < HEAP_FOR_PASSWORDS_MB) {
            LOG.warn(
                    "heap: {} MB (expected: at least -Xmx{}m, or memory may run out when passwords are hashed)",
                    megabytes,
                    HEAP_FOR_PASSWORDS_MB);
        }
    }

    /**
     * From now until this is closed, goes on with erasures, and removes expired sessions, which open nothing any more, to make
     * room. For servers; to be called once.
     */
    void lookAfter() {
        Future<?> unusedRounds = upkeep.scheduleWithFixedDelay(this::finishErasures, 0, 1, TimeUnit.MINUTES);
        Future<?> unusedToo =
                upkeep.scheduleWithFixedDelay(() -> sessions.removeExpired(clock.instant()), 1, 60, TimeUnit.MINUTES);
    }

    /** Waits, so that one round follows the other. */
    private void finishErasures() {
        try {
            int finished =
                    application.finishErasures().finish().toCompletableFuture().get();
            if (finished > 0) {
                LOG.info("erasures finished: {}", finished);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (!upkeep.isShutdown()) {
                LOG.warn("an erasure could not go on, it is tried again in a minute: {}", told(e.getCause()));
            }
        }
    }

    private static String told(@Nullable Throwable cause) {
        return OneLine.of(String.valueOf(cause == null ? null : cause.getMessage()));
    }

    /** {@return the use cases} */
    AccountApplication application() {
        return application;
    }

    /** {@return which ids belong to somebody} */
    NameRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        upkeep.shutdownNow();
        hasher.close();
    }

    /** Whoever reconnects at once, with an ended session or as a guest under a name that was taken, must not get in by a cache. */
    private record ForgetThenDisconnect(CachedSessionStore sessions, CachedNameRegistry registry, SessionEnds connected)
            implements SessionEnds {

        @Override
        public void ended(Collection<SessionId> ended) {
            sessions.forget(ended);
            connected.ended(ended);
        }

        @Override
        public void nameTaken(UserId name) {
            registry.forget(name);
            connected.nameTaken(name);
        }
    }
}
