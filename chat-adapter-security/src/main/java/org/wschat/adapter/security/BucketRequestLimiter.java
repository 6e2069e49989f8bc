package org.wschat.adapter.security;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.wschat.adapter.security.AttemptLimits.Allowance;
import org.wschat.application.port.outbound.RequestLimiter;
import org.wschat.domain.conversation.UserId;

/**
 * Counts requests in token buckets: each takes from that of its user and that of its address, of its kind; one that is refused
 * takes nothing. An IPv6 address counts as its /64.
 *
 * <p>Buckets are dropped when they have been left alone until they were full again, which changes nothing; and when there
 * are too many of them, the least used first.
 */
public final class BucketRequestLimiter implements RequestLimiter {

    private final OfKind send;
    private final OfKind read;
    private final OfKind other;

    /**
     * Limits by the time of this machine.
     *
     * @param limits how often may be asked for what
     */
    public BucketRequestLimiter(RequestLimits limits) {
        this(limits, System::nanoTime);
    }

    /**
     * Limits by a time that comes in.
     *
     * @param limits how often may be asked for what
     * @param nanoTime nanoseconds since any moment, never less than before
     */
    public BucketRequestLimiter(RequestLimits limits, LongSupplier nanoTime) {
        send = OfKind.of(limits.send(), limits, nanoTime);
        read = OfKind.of(limits.read(), limits, nanoTime);
        other = OfKind.of(limits.other(), limits, nanoTime);
    }

    @Override
    public Optional<Duration> take(UserId user, String address, Kind kind) {
        OfKind buckets = switch (kind) {
            case SEND -> send;
            case READ -> read;
            case OTHER -> other;
        };
        return new TwoBuckets<>(buckets.addresses, AddressBlock.of(address), buckets.users, user).take();
    }

    /** The buckets of one kind of request. */
    private record OfKind(Buckets<UserId> users, Buckets<String> addresses) {

        static OfKind of(Allowance user, RequestLimits limits, LongSupplier nanoTime) {
            Allowance address = new Allowance(limits.usersOfAddress() * user.attempts(), user.period());
            return new OfKind(
                    new Buckets<>(user, limits.remembered(), nanoTime),
                    new Buckets<>(address, limits.remembered(), nanoTime));
        }
    }
}
