package org.wschat.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StopOnSignalTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<Integer> halted = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();

    @Test
    void ends_with_0_once_all_is_closed() {
        new StopOnSignal(() -> closed.add("all"), LONG, halted::add).run();

        assertThat(closed).containsExactly("all");
        assertThat(halted).containsExactly(0);
    }

    @Test
    void ends_with_1_if_closing_fails() {
        Runnable failing = () -> {
            throw new IllegalStateException("stuck");
        };

        new StopOnSignal(failing, LONG, halted::add).run();

        assertThat(halted).containsExactly(1);
    }

    @Test
    void ends_with_1_if_closing_never_ends() {
        CountDownLatch never = new CountDownLatch(1);
        Runnable hanging = () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        new StopOnSignal(hanging, Duration.ofMillis(50), halted::add).run();
        never.countDown();

        assertThat(halted).containsExactly(1);
    }
}
