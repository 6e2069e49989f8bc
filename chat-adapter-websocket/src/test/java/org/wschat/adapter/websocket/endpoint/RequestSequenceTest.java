package org.wschat.adapter.websocket.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RequestSequenceTest {

    @Test
    void keeps_its_rules_whichever_threads_finish_the_requests() throws Exception {
        ExecutorService store = Executors.newFixedThreadPool(4);
        try {
            int turns = 0;
            for (int seed = 0; seed < 100; seed++) {
                turns += keepsItsRules(new Random(seed), store);
            }
            assertThat(turns).as("was full and had room again").isPositive();
        } finally {
            store.shutdownNow();
        }
    }

    /** Gives how many times the sequence became full, or had room again. */
    private static int keepsItsRules(Random random, ExecutorService store) throws Exception {
        List<String> broken = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger turns = new AtomicInteger();
        RequestSequence sequence = new RequestSequence(() -> turn(turns, 0, broken), () -> turn(turns, 1, broken));
        List<Integer> started = Collections.synchronizedList(new ArrayList<>());
        List<Integer> answered = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger underWay = new AtomicInteger();
        int requests = 1000;
        for (int i = 0; i < requests; i++) {
            int number = i;
            boolean alone = random.nextInt(5) == 0;
            boolean atOnce = random.nextInt(3) == 0;
            assertThat(sequence.submit(new Request(alone, 1, () -> {
                        started.add(number);
                        if (underWay.getAndIncrement() > 0 && alone) {
                            broken.add(number + " is not alone");
                        }
                        Runnable answer = () -> {
                            answered.add(number);
                            if (underWay.decrementAndGet() > 0 && alone) {
                                broken.add(number + " was not alone");
                            }
                        };
                        return atOnce
                                ? CompletableFuture.completedFuture(answer)
                                : CompletableFuture.supplyAsync(() -> answer, store);
                    })))
                    .isTrue();
        }
        sequence.finish().toCompletableFuture().get(30, TimeUnit.SECONDS);

        List<Integer> all = IntStream.range(0, requests).boxed().toList();
        assertThat(started).isEqualTo(all);
        assertThat(answered).isEqualTo(all);
        assertThat(broken).isEmpty();
        assertThat(turns.get() % 2).as("has room at the end").isZero();
        assertThat(sequence.submit(Request.answered(() -> {}))).isFalse();
        return turns.get();
    }

    private static void turn(AtomicInteger turns, int expected, List<String> broken) {
        if (turns.getAndIncrement() % 2 != expected) {
            broken.add("told twice");
        }
    }
}
