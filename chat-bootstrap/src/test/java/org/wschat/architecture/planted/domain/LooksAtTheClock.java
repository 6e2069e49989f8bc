package org.wschat.architecture.planted.domain;

import java.time.Instant;
import java.util.function.Supplier;

public final class LooksAtTheClock {

    private LooksAtTheClock() {}

    public static Supplier<Instant> time() {
        return Instant::now;
    }
}
