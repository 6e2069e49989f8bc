package org.wschat.adapter.security;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.wschat.adapter.security.AttemptLimits.Allowance;
import org.wschat.application.port.outbound.AttemptLimiter;
import org.wschat.domain.user.UserName;

/**
 * Counts attempts in token buckets. An attempt to give a password takes from the bucket of its address, and from that of the
 * account; or, from an address that is known to the account, from one that only this account has at this address. So a
 * stranger who empties the bucket of an account stops other strangers, and not its owner. An attempt that is refused takes
 * nothing, and a right password gives back what it took; but only ten times as often as one account may be tried, so that
 * nobody keeps the hasher busy with an account of their own.
 *
 * <p>No address is exempt, loopback included. An IPv6 address counts as its /64, for that is what one subscriber gets.
 *
 * <p>Buckets are dropped when they have been left alone until they were full again, which changes nothing; and when there
 * are too many of them, the least used first.
 */
public final class BucketAttemptLimiter implements AttemptLimiter {

    private static final int RIGHT_FOR_EACH_ATTEMPT = 10;

    private final Buckets<UserName> accounts;
    private final Buckets<KnownPlace> knownPlaces;
    private final Buckets<String> addresses;
    private final Buckets<String> registrations;
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
        registrations = new Buckets<>(limits.registration(), limits.remembered(), nanoTime);
        rightPasswords = new Buckets<>(
                new Allowance(
                        RIGHT_FOR_EACH_ATTEMPT * limits.account().attempts(),
                        limits.account().period()),
                limits.remembered(),
                nanoTime);
    }

    @Override
    public Optional<Duration> takePasswordAttempt(UserName name, String address, boolean known) {
        String block = AddressBlock.of(address);
        KnownPlace place = new KnownPlace(name, block);
        if (known) {
            return takeBoth(knownPlaces, place, block);
        }
        knownPlaces.forget(place);
        return takeBoth(accounts, name, block);
    }

    /** The address first: one that has none left makes no bucket for the names it thinks of. */
    private <K> Optional<Duration> takeBoth(Buckets<K> buckets, K key, String block) {
        Duration waitForAddress = addresses.take(block);
        if (!waitForAddress.isZero()) {
            return Optional.of(longer(waitForAddress, buckets.waitFor(key)));
        }
        Duration wait = buckets.take(key);
        if (wait.isZero()) {
            return Optional.empty();
        }
        addresses.giveBack(block);
        return Optional.of(wait);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    @Override
    public void passwordWasRight(UserName name, String address) {
        if (rightPasswords.take(name).isZero()) {
            passwordWasNotTried(name, address);
        }
    }

    @Override
    public void passwordWasNotTried(UserName name, String address) {
        String block = AddressBlock.of(address);
        addresses.giveBack(block);
        if (!knownPlaces.giveBack(new KnownPlace(name, block))) {
            accounts.giveBack(name);
        }
    }

    @Override
    public Optional<Duration> takeRegistration(String address) {
        Duration wait = registrations.take(AddressBlock.of(address));
        return wait.isZero() ? Optional.empty() : Optional.of(wait);
    }

    @Override
    public void registrationWasNotTried(String address) {
        boolean unused = registrations.giveBack(AddressBlock.of(address));
    }

    /** How many buckets there are, of the kind that has the most. */
    long remembered() {
        return Math.max(
                Math.max(accounts.size(), knownPlaces.size()), Math.max(addresses.size(), registrations.size()));
    }

    /**
     * Where the owner of an account has a session. There is a bucket for it only while its last attempt was made as that,
     * which tells where a right password gives its attempt back.
     */
    private record KnownPlace(UserName name, String block) {}
}
