package org.wschat.adapter.security;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.wschat.adapter.security.AttemptLimits.Allowance;
import org.wschat.application.port.outbound.AttemptLimiter;
import org.wschat.application.port.outbound.PasswordAttempt;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;

/**
 * Counts attempts in token buckets. An attempt to log in takes from the bucket of its address, and from that of the account;
 * or, from an address of the owner, from one that only this account has at this address. So a stranger who empties the bucket
 * of an account stops other strangers, and not its owner. An attempt in a session takes from the bucket of the session, so
 * that whoever has stolen its token has no more than strangers have, wherever they come from; and from one that the sessions
 * of the account have together, ten times as large, so that nobody keeps the hasher busy with many sessions of their own.
 *
 * <p>An attempt to make an account takes from two buckets of its address: from one for names, and from one for new accounts,
 * which gets it back if none was made.
 *
 * <p>An attempt that is refused takes nothing, and a right password gives back what it took; but only ten times as often as
 * one account may be tried, for the same reason.
 *
 * <p>No address is exempt, loopback included. An IPv6 address counts as its /64, for that is what one subscriber gets.
 *
 * <p>Buckets are dropped when they have been left alone until they were full again, which changes nothing; and when there
 * are too many of them, the least used first.
 */
public final class BucketAttemptLimiter implements AttemptLimiter {

    private static final int OWN_FOR_EACH_ATTEMPT = 10;

    private final Buckets<UserName> accounts;
    private final Buckets<KnownPlace> knownPlaces;
    private final Buckets<String> addresses;
    private final Buckets<String> names;
    private final Buckets<String> registrations;
    private final Buckets<OneSession> sessions;
    private final Buckets<UserName> sessionsTogether;
    private final Buckets<UserName> rightPasswords;

    /**
     * Limits by the time of this machine.
     *
     * @param limits how often may be tried what
     */
    public BucketAttemptLimiter(AttemptLimits limits) {
        this(limits, System::nanoTime);
    }

    /**
     * Limits by a time that comes in.
     *
     * @param limits how often may be tried what
     * @param nanoTime nanoseconds since any moment, never less than before
     */
    public BucketAttemptLimiter(AttemptLimits limits, LongSupplier nanoTime) {
        accounts = new Buckets<>(limits.account(), limits.remembered(), nanoTime);
        knownPlaces = new Buckets<>(limits.account(), limits.remembered(), nanoTime);
        addresses = new Buckets<>(limits.address(), limits.remembered(), nanoTime);
        names = new Buckets<>(limits.address(), limits.remembered(), nanoTime);
        registrations = new Buckets<>(limits.registration(), limits.remembered(), nanoTime);
        sessions = new Buckets<>(limits.account(), limits.remembered(), nanoTime);
        Allowance own = new Allowance(
                OWN_FOR_EACH_ATTEMPT * limits.account().attempts(),
                limits.account().period());
        sessionsTogether = new Buckets<>(own, limits.remembered(), nanoTime);
        rightPasswords = new Buckets<>(own, limits.remembered(), nanoTime);
    }

    @Override
    public Optional<Duration> takePasswordAttempt(PasswordAttempt attempt) {
        return bucketsOf(attempt).take();
    }

    @Override
    public void passwordWasRight(PasswordAttempt attempt) {
        if (rightPasswords.take(attempt.name()).isZero()) {
            passwordWasNotTried(attempt);
        }
    }

    @Override
    public void passwordWasNotTried(PasswordAttempt attempt) {
        bucketsOf(attempt).giveBack();
    }

    private TwoBuckets<?, ?> bucketsOf(PasswordAttempt attempt) {
        UserName name = attempt.name();
        if (attempt.session().isPresent()) {
            OneSession session = new OneSession(name, attempt.session().get());
            return new TwoBuckets<>(sessionsTogether, name, sessions, session);
        }
        String block = AddressBlock.of(attempt.address());
        boolean known = attempt.ownersAddresses().stream().map(AddressBlock::of).anyMatch(block::equals);
        return known
                ? new TwoBuckets<>(addresses, block, knownPlaces, new KnownPlace(name, block))
                : new TwoBuckets<>(addresses, block, accounts, name);
    }

    @Override
    public Optional<Duration> takeRegistration(String address) {
        return registration(address).take();
    }

    @Override
    public void noAccountWasMade(String address) {
        registrations.giveBack(AddressBlock.of(address));
    }

    @Override
    public void registrationWasNotTried(String address) {
        registration(address).giveBack();
    }

    private TwoBuckets<String, String> registration(String address) {
        String block = AddressBlock.of(address);
        return new TwoBuckets<>(names, block, registrations, block);
    }

    /** How many buckets there are, of the kind that has the most. */
    long remembered() {
        return Stream.of(
                        accounts,
                        knownPlaces,
                        addresses,
                        names,
                        registrations,
                        sessions,
                        sessionsTogether,
                        rightPasswords)
                .mapToLong(Buckets::size)
                .max()
                .orElse(0);
    }

    /** Where the owner of an account has a session. */
    private record KnownPlace(UserName name, String block) {}

    /** A session of an account. */
    private record OneSession(UserName name, SessionId id) {}
}
