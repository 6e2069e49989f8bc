package org.wschat.architecture.planted.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

public record InnocentValue(List<String> values, Instant at) {

    public static InnocentValue of(Clock clock) {
        return new InnocentValue(List.of(), Instant.now(clock));
    }
}
