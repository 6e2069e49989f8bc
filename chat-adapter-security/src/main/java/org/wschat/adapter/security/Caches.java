package org.wschat.adapter.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.LongSupplier;

/** Begins caches that are bounded in entries, go by a time that comes in, and tidy up on the threads that use them. */
final class Caches {

    private Caches() {}

    static Caffeine<Object, Object> of(int most, LongSupplier nanoTime) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run);
    }
}
