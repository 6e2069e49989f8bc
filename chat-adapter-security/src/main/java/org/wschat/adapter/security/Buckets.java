package org.wschat.adapter.security;

import com.github.benmanes.caffeine.cache.Cache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.wschat.adapter.security.AttemptLimits.Allowance;

/** A bucket for each key, all alike; a bounded number of them. A key without a bucket has a full one. Thread-safe. */
final class Buckets<K> {

    private final Allowance allowance;
    private final TimeMeter time;
    private final Cache<K, Bucket> buckets;

    Buckets(Allowance allowance, int most, LongSupplier nanoTime) {
        this.allowance = allowance;
        this.time = new NanoTime(nanoTime);
        this.buckets =
                Caches.of(most, nanoTime).expireAfterAccess(allowance.period()).build();
    }

    /** Takes one; gives nothing but how long to wait if there is none. */
    Duration take(K key) {
        return Duration.ofNanos(
                buckets.get(key, this::full).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** How long to wait until there is one. */
    Duration waitFor(K key) {
        Bucket bucket = buckets.getIfPresent(key);
        return bucket == null
                ? Duration.ZERO
                : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /** Gives one back, if there is a bucket. */
    void giveBack(K key) {
        Bucket bucket = buckets.getIfPresent(key);
        if (bucket != null) {
            bucket.addTokens(1);
        }
    }

    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket full(K key) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(allowance.attempts()).refillGreedy(allowance.attempts(), allowance.period()))
                .withCustomTimePrecision(time)
                .build();
    }

    private record NanoTime(LongSupplier source) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return source.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
