package org.wschat.benchmark.row;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.wschat.benchmark.load.Flood;
import org.wschat.benchmark.load.Load;
import org.wschat.benchmark.load.LoadPlan;
import org.wschat.benchmark.load.Wire;
import org.wschat.benchmark.scoreboard.Comparison;
import org.wschat.benchmark.scoreboard.Target;
import org.wschat.benchmark.subject.Relay;
import org.wschat.benchmark.subject.Subject;

/**
 * What 20 people cost to whom 50 MB each are written, and who never read. Without a store, so that memory and times are those of
 * the sockets. The heap is compared with what may wait for them all; the times of others with those they have while as much is
 * written to as many people who do read.
 */
record SlowReaders() implements Row {

    private static final int PEOPLE = 20;
    private static final long BYTES = 50_000_000;
    private static final double CAPS = 20.0 * Relay.OUTBOUND_BYTES;
    private static final int SENDERS = 50;
    private static final int PER_SECOND = 2_000;
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "slow_readers";
    }

    @Override
    public int comparisons() {
        return 2;
    }

    @Override
    public List<Comparison> measure(Lab lab) throws SQLException, IOException {
        try (Subject relay = lab.server(Relay.class)) {
            Duration duration = lab.seconds().compareTo(SHORTEST) > 0 ? lab.seconds() : SHORTEST;
            Load load = lab.load(relay);
            LoadPlan others = new LoadPlan(Wire.CHAT, SENDERS, 1, PER_SECOND, DurableAcks.CONTENT, WARM_UP, duration);
            load.warmUp(others);
            return List.of(
                    new Comparison(
                            name(),
                            "20 times the cap of a socket",
                            "B",
                            Target.atMost(1.5),
                            lab.byTurns(name(), () -> peakOfHeap(lab, relay, duration), () -> CAPS),
                            "live heap above what it was before, the highest seen"),
                    new Comparison(
                            name(),
                            "as many who read",
                            "µs",
                            Target.atMost(1.3),
                            lab.byTurns(
                                    name(),
                                    () -> othersMicros(relay, load, others, true),
                                    () -> othersMicros(relay, load, others, false)),
                            String.format(
                                    Locale.ROOT,
                                    "99th percentile of %d others at %,d messages/s",
                                    SENDERS,
                                    PER_SECOND)));
        }
    }

    private static double peakOfHeap(Lab lab, Subject relay, Duration duration) {
        long before = relay.liveHeap();
        try (Flood flood = new Flood(relay.port(), PEOPLE, true)) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> flood.send(BYTES, duration));
            long peak = 0;
            while (!sent.isDone()) {
                peak = Math.max(peak, relay.liveHeap());
                lab.wait(BETWEEN_LOOKS); // in which the server goes on
            }
            join(sent);
            return peak - before;
        }
    }

    private static double othersMicros(Subject relay, Load load, LoadPlan others, boolean stalled) {
        try (Flood flood = new Flood(relay.port(), PEOPLE, stalled)) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(
                    () -> flood.send(BYTES, others.duration()),
                    CompletableFuture.delayedExecutor(WARM_UP.toMillis(), TimeUnit.MILLISECONDS));
            double micros = load.run(others).micros(99);
            join(sent);
            return micros;
        }
    }

    private static void join(CompletableFuture<Void> sent) {
        try {
            sent.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the flood failed: " + e.getCause(), e);
        }
    }
}
