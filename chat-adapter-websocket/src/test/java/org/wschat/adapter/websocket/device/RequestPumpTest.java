package org.wschat.adapter.websocket.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class RequestPumpTest {

    private final List<String> told = new ArrayList<>();
    private final List<String> begun = new ArrayList<>();
    private final RequestPump pump = new RequestPump(1 << 20, () -> told.add("pause"), () -> told.add("resume"));
    private int size;

    private void begin(String frame) {
        begun.add(frame);
        pump.begun(size);
    }

    private void take(int frames) {
        for (int i = 0; i < frames; i++) {
            pump.take("frame " + i, this::begin);
        }
    }

    private void over(int requests) {
        for (int i = 0; i < requests; i++) {
            pump.over(size, this::begin);
        }
    }

    @Test
    void reads_no_more_with_so_many_under_way_and_again_at_half_of_them() {
        take(RequestPump.FULL_REQUESTS - 1);
        assertThat(told).isEmpty();
        take(1);
        assertThat(told).containsExactly("pause");
        over(RequestPump.FULL_REQUESTS / 2 - 1);
        assertThat(told).containsExactly("pause");
        over(1);
        assertThat(told).containsExactly("pause", "resume");
    }

    @Test
    void begins_in_order_and_only_when_there_is_room_what_was_read_already() {
        take(RequestPump.FULL_REQUESTS + 300);
        assertThat(begun).hasSize(RequestPump.FULL_REQUESTS);
        over(1);
        assertThat(begun).hasSize(RequestPump.FULL_REQUESTS + 1).last().isEqualTo("frame 256");
        over(RequestPump.FULL_REQUESTS + 100);
        assertThat(begun).hasSize(RequestPump.FULL_REQUESTS + 300);
        assertThat(told).containsExactly("pause");
        over(100);
        assertThat(told).containsExactly("pause", "resume");
    }

    @Test
    void reads_no_more_with_so_much_text_under_way() {
        size = 1 << 19;
        take(3);
        assertThat(begun).hasSize(2);
        assertThat(told).containsExactly("pause");
        over(1);
        assertThat(begun).hasSize(3);
        over(1);
        assertThat(told).containsExactly("pause", "resume");
    }

    @Test
    void ends_when_all_that_was_taken_is_over() {
        take(RequestPump.FULL_REQUESTS + 1);
        CompletableFuture<Void> end = pump.finish().toCompletableFuture();
        take(1);
        over(RequestPump.FULL_REQUESTS);
        assertThat(end).isNotDone();
        over(1);
        assertThat(end).isCompleted();
        assertThat(begun).hasSize(RequestPump.FULL_REQUESTS + 1);
        assertThat(pump.finish()).isCompleted();
    }

    @Test
    void begins_nothing_more_once_it_is_given_up() {
        take(RequestPump.FULL_REQUESTS + 1);
        pump.abandon();
        over(RequestPump.FULL_REQUESTS);
        assertThat(begun).hasSize(RequestPump.FULL_REQUESTS);
    }
}
