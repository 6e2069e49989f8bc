package org.wschat.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that passes when the test says so. */
final class ManualTimer implements Timer {

    private record Due(long at, Runnable task) {}

    private final List<Due> waiting = new ArrayList<>();
    private long now;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        Due due = new Due(now + delay.toNanos(), task);
        waiting.add(due);
        return () -> waiting.remove(due);
    }

    /** Lets time pass, and what is due happen when it is. */
    void pass(Duration duration) {
        long end = now + duration.toNanos();
        for (Optional<Due> next = nextUntil(end); next.isPresent(); next = nextUntil(end)) {
            waiting.remove(next.get());
            now = next.get().at();
            next.get().task().run();
        }
        now = end;
    }

    private Optional<Due> nextUntil(long end) {
        return waiting.stream().filter(due -> due.at() <= end).min(Comparator.comparingLong(Due::at));
    }
}
