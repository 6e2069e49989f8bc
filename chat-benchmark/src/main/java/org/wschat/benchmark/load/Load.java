package org.wschat.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Puts a load on a server and measures it. The senders and those they write to are on sockets of one thread, so that the load
 * takes as little as possible of what it shares with the server. For one thread at a time.
 */
public final class Load {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OPEN_LOOP_UNDER_WAY = 100_000;
    private static final long NANOS = 1_000_000_000L;

    private final int port;
    private final Supplier<ServerCost> cost;
    private final LongSupplier time = System::nanoTime;

    /**
     * @param port where the server listens, on the loopback address
     * @param cost what the server has used so far
     */
    public Load(int port, Supplier<ServerCost> cost) {
        this.port = port;
        this.cost = cost;
    }

    /**
     * Runs a load to its end.
     *
     * @param plan the load
     * @return what came of it
     * @throws LoadException if a socket is lost, or the server does not keep up
     */
    public LoadResult run(LoadPlan plan) {
        Tally tally = new Tally(time);
        try (LoadLoop loop = new LoadLoop(time)) {
            List<Sender> senders = open(loop, plan, tally);
            if (plan.perSecond() > 0) {
                loop.run(() -> loop.timer(new Metronome(senders, plan.perSecond(), time.getAsLong())));
            }
            sleep(plan.warmUp());
            Tally.Counts countsBefore = on(loop, tally::counts);
            ServerCost costBefore = cost.get();
            long start = time.getAsLong();
            sleep(plan.duration());
            Tally.Counts counts = on(loop, tally::counts).since(countsBefore);
            long nanos = time.getAsLong() - start;
            ServerCost used = cost.get().since(costBefore);
            finish(loop, senders, tally);
            return new LoadResult(
                    counts.acknowledged(),
                    counts.pushed(),
                    counts.refused(),
                    nanos,
                    counts.latencies(),
                    used.cpuNanos(),
                    used.calls(),
                    used.allocated());
        }
    }

    private List<Sender> open(LoadLoop loop, LoadPlan plan, Tally tally) {
        List<CompletableFuture<LoadSocket>> receivers = new ArrayList<>();
        List<CompletableFuture<LoadSocket>> opened = new ArrayList<>();
        List<Sender> senders = new ArrayList<>();
        int mostUnderWay = plan.perSecond() > 0 ? OPEN_LOOP_UNDER_WAY / plan.senders() : plan.window();
        var frame = Frames.text("{\"type\":1,\"content\":\"" + plan.content() + "\"}");
        for (int i = 0; i < plan.senders(); i++) {
            if (plan.wire() == Wire.CHAT) {
                receivers.add(loop.open(port, plan.wire().target("r" + i, "s" + i), new Receiver(plan.wire(), tally)));
            }
            Sender sender = new Sender(plan, tally, frame, mostUnderWay);
            senders.add(sender);
            opened.add(loop.open(port, plan.wire().target("s" + i, "r" + i), sender));
        }
        receivers.forEach(Load::await);
        opened.forEach(Load::await);
        loop.run(() -> IntStream.range(0, senders.size())
                .forEach(i -> senders.get(i).start(opened.get(i).join(), time.getAsLong())));
        return senders;
    }

    private void finish(LoadLoop loop, List<Sender> senders, Tally tally) {
        loop.run(() -> {
            loop.timer(now -> NANOS);
            senders.forEach(Sender::stop);
        });
        long end = time.getAsLong() + PATIENCE.toNanos();
        while (!on(loop, () -> senders.stream().allMatch(Sender::isIdle)) && tally.failure() == null) {
            if (time.getAsLong() > end) {
                throw new LoadException("the last messages were not answered");
            }
            sleep(Duration.ofMillis(20));
        }
        String failure = tally.failure();
        if (failure != null) {
            throw new LoadException(failure);
        }
        loop.run(tally::over);
    }

    private static <T> T on(LoadLoop loop, Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.run(() -> answer.complete(question.get()));
        return await(answer);
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LoadException("the load could not be started: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException("interrupted");
        }
    }

    private void sleep(Duration duration) {
        long end = time.getAsLong() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - time.getAsLong()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Sends at a steady rate, each sender in its turn, whatever the answers do. */
    private static final class Metronome implements LoadLoop.Timer {

        private final List<Sender> senders;
        private final int perSecond;
        private final long start;
        private long sent;

        Metronome(List<Sender> senders, int perSecond, long start) {
            this.senders = senders;
            this.perSecond = perSecond;
            this.start = start;
        }

        @Override
        public long tick(long now) {
            for (long due = due(); due <= now; due = due()) {
                senders.get((int) (sent % senders.size())).send(due);
                sent++;
            }
            return Math.max(1, due() - now);
        }

        private long due() {
            return start + sent / perSecond * NANOS + sent % perSecond * NANOS / perSecond;
        }
    }

    private record Receiver(Wire wire, Tally tally) implements SocketListener {

        @Override
        public void onText(byte[] bytes, int offset, int length) {
            if (wire.meaning(bytes, offset, length) == Wire.Meaning.PUSHED) {
                tally.pushed();
            }
        }

        @Override
        public void onClosed(String reason) {
            tally.lost(reason);
        }
    }
}
