package org.wschat.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts a load on a server and measures it. The senders and those they write to are on sockets of one thread, so that the load
 * takes as little as possible of what it shares with the server. For one thread at a time.
 */
public final class Load {

    private static final Duration SHORT = Duration.ofMillis(20);
    /** How long a server works before its virtual machine has compiled most of what it does. */
    static final Duration COMPILING = Duration.ofSeconds(25);

    private static final int OPEN_LOOP_UNDER_WAY = 100_000;
    private static final long NANOS = 1_000_000_000L;

    private final int port;
    private final Supplier<ServerCost> cost;
    private final LongSupplier time = System::nanoTime;

    /**
     * Takes aim at a server.
     *
     * @param port where the server listens, on the loopback address
     * @param cost what the server has used so far
     */
    public Load(int port, Supplier<ServerCost> cost) {
        this.port = port;
        this.cost = cost;
    }

    /**
     * Runs a load until the server's virtual machine has compiled what is used. Before that, on two cores, half of what it
     * takes of them goes into compiling.
     *
     * @param plan the load
     */
    public void warmUp(LoadPlan plan) {
        run(plan.lasting(COMPILING));
    }

    /**
     * Runs a load to its end, until every message is acknowledged and has arrived.
     *
     * @param plan the load
     * @return what came of it
     * @throws LoadException if a socket is lost, a message is refused or does not arrive, or the server does not keep up
     */
    public LoadResult run(LoadPlan plan) {
        Tally tally = new Tally(time);
        try (LoadLoop loop = new LoadLoop(time)) {
            List<Sender> senders = open(loop, plan, tally);
            if (plan.perSecond() > 0) {
                loop.run(() -> loop.timer(new Metronome(plan.perSecond(), time.getAsLong(), byTurns(senders))));
            }
            Waiting.sleep(plan.warmUp());
            Tally.Counts countsBefore = on(loop, tally::counts);
            ServerCost costBefore = cost.get();
            long start = time.getAsLong();
            Waiting.sleep(plan.duration());
            Tally.Counts counts = on(loop, tally::counts).since(countsBefore);
            long nanos = time.getAsLong() - start;
            ServerCost used = cost.get().since(costBefore);
            finish(loop, senders, plan.wire(), tally);
            return new LoadResult(
                    counts.acknowledged(),
                    counts.pushed(),
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
                receivers.add(loop.open(port, plan.wire(), "r" + i, "s" + i, new Receiver(plan.wire(), tally)));
            }
            Sender sender = new Sender(plan, tally, frame, mostUnderWay);
            senders.add(sender);
            opened.add(loop.open(port, plan.wire(), "s" + i, "r" + i, sender));
        }
        receivers.forEach(Waiting::until);
        opened.forEach(Waiting::until);
        loop.run(() -> IntStream.range(0, senders.size())
                .forEach(i -> senders.get(i).start(opened.get(i).join()::send, time.getAsLong())));
        return senders;
    }

    private static LongConsumer byTurns(List<Sender> senders) {
        Iterator<Sender> turns =
                Stream.generate(() -> senders).flatMap(List::stream).iterator();
        return due -> turns.next().send(due);
    }

    private void finish(LoadLoop loop, List<Sender> senders, Wire wire, Tally tally) {
        loop.run(() -> {
            loop.timer(now -> NANOS);
            senders.forEach(Sender::stop);
        });
        long end = time.getAsLong() + Waiting.patience().toNanos();
        while (!on(loop, () -> senders.stream().allMatch(Sender::isIdle) && tally.hasArrived(wire))
                && tally.failure() == null) {
            if (time.getAsLong() > end) {
                throw new LoadException("messages were not answered, or have not arrived");
            }
            Waiting.sleep(SHORT);
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
        return Waiting.until(answer);
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
