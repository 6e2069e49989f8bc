package org.wschat.adapter.websocket.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.session.Outbound.Piece;

class OutboundQueueTest {

    private static final byte[] PONG = {(byte) 0x8A, 0};
    private static final int LIMIT = 10_000;

    private final FakeTransport transport = new FakeTransport();
    private final OutboundQueue queue = new OutboundQueue(transport, LIMIT, Runnable::run);

    @Test
    void writes_at_once_when_nothing_is_under_way() {
        CompletionStage<Boolean> sent = queue.send(bytes("one"));

        assertThat(transport.frames()).containsExactly("TEXT one");
        assertThat(outcome(sent)).isNull();

        transport.endWrite();

        assertThat(outcome(sent)).isTrue();
    }

    @Test
    void writes_all_that_waits_as_one_chunk_in_order() {
        queue.send(bytes("one"));
        CompletionStage<Boolean> two = queue.send(bytes("two"));
        CompletionStage<Boolean> three = queue.send(bytes("three"));
        assertThat(transport.writes).hasSize(1);

        transport.endWrite();

        assertThat(transport.writes).hasSize(2);
        assertThat(transport.frames()).containsExactly("TEXT one", "TEXT two", "TEXT three");
        assertThat(outcome(two)).isNull();

        transport.endWrite();

        assertThat(outcome(two)).isTrue();
        assertThat(outcome(three)).isTrue();
    }

    @Test
    void tells_how_many_bytes_wait_or_are_being_written() {
        assertThat(queue.bytes()).isZero();
        queue.send(new byte[100]);
        queue.send(new byte[100]);
        queue.send(new byte[2 * LIMIT]);
        queue.control(PONG);
        assertThat(queue.bytes()).isBetween(2L * LIMIT + 202, 2L * LIMIT + 230);

        transport.endWrite();
        assertThat(queue.bytes()).isBetween(2L * LIMIT + 102, 2L * LIMIT + 126);

        transport.endAllWrites();
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void bounds_a_chunk() {
        OutboundQueue large = new OutboundQueue(transport, 1_000_000, Runnable::run);
        large.send(bytes("first"));
        for (int i = 0; i < 10; i++) {
            large.send(new byte[20_000]);
        }
        large.send(new byte[100_000]);
        transport.endAllWrites();

        assertThat(transport.writes).extracting(write -> write.length).allMatch(length -> length <= 100_010);
        assertThat(transport.writes).hasSize(6);
        assertThat(transport.frames()).hasSize(12);
    }

    @Test
    void encodes_every_form_of_length() {
        transport.inline = true;
        OutboundQueue large = new OutboundQueue(transport, 1_000_000, Runnable::run);
        for (int length : new int[] {0, 125, 126, 0xFFFF, 0x10000}) {
            large.send(new byte[length]);
        }

        assertThat(transport.lengths()).containsExactly(0, 125, 126, 0xFFFF, 0x10000);
    }

    @Test
    void does_not_grow_the_stack_when_writes_end_at_once() {
        queue.send(bytes("first"));
        transport.inline = true;
        queue.stream(pieces(100_000));
        transport.endWrite();

        assertThat(transport.writes).hasSize(100_001);
    }

    @Test
    void drops_the_socket_over_the_limit_and_tells_everyone() {
        List<CompletionStage<Boolean>> sent = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            sent.add(queue.send(new byte[1000]));
        }
        CompletionStage<Boolean> stream = queue.stream(pieces(3));
        assertThat(transport.terminated).isNull();

        sent.add(queue.send(new byte[1000]));

        assertThat(transport.terminated).contains("10000 bytes");
        assertThat(sent).allMatch(each -> Boolean.FALSE.equals(outcome(each)));
        assertThat(outcome(stream)).isFalse();
        assertThat(outcome(queue.send(bytes("late")))).isFalse();
        transport.endAllWrites();
        assertThat(transport.writes).hasSize(1);
    }

    @Test
    void counts_neither_what_is_under_way_nor_what_is_written() {
        for (int i = 0; i < 100; i++) {
            queue.send(new byte[9000]);
            queue.send(new byte[9000]);
            transport.endAllWrites();
        }

        assertThat(transport.terminated).isNull();
        assertThat(transport.writes).hasSize(200);
    }

    @Test
    void sends_a_message_larger_than_the_limit_to_a_client_that_reads() {
        List<CompletionStage<Boolean>> sent = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sent.add(queue.send(new byte[LIMIT + 1]));
            sent.add(queue.send(bytes("behind")));
            sent.add(queue.send(new byte[5 * LIMIT]));
            sent.add(queue.send(new byte[LIMIT - 100]));
            queue.control(PONG);
            transport.endAllWrites();
        }

        assertThat(transport.terminated).isNull();
        assertThat(sent).hasSize(12).allMatch(each -> Boolean.TRUE.equals(outcome(each)));
    }

    @Test
    void lets_one_message_larger_than_the_limit_wait_and_no_second() {
        queue.send(bytes("under way"));
        queue.send(new byte[LIMIT + 1]);
        assertThat(transport.terminated).isNull();

        CompletionStage<Boolean> second = queue.send(new byte[LIMIT + 1]);

        assertThat(transport.terminated).isNotNull();
        assertThat(outcome(second)).isFalse();
    }

    @Test
    void bounds_what_waits_beside_a_message_larger_than_the_limit() {
        queue.send(new byte[LIMIT + 1]);
        queue.send(new byte[LIMIT + 1]);
        queue.send(new byte[LIMIT - 4]);
        assertThat(transport.terminated).isNull();

        queue.send(bytes("x"));

        assertThat(transport.terminated).isNotNull();
    }

    @Test
    void does_not_let_streams_wait_without_bound() {
        for (int i = 0; i < LIMIT && transport.terminated == null; i++) {
            queue.stream(CompletableFuture::new);
        }

        assertThat(transport.terminated).isNotNull();
    }

    @Test
    void streams_one_message_in_fragments_and_lets_others_wait() {
        List<CompletableFuture<Piece>> asked = new ArrayList<>();
        CompletionStage<Boolean> stream = queue.stream(() -> {
            asked.add(new CompletableFuture<>());
            return asked.get(asked.size() - 1);
        });
        CompletionStage<Boolean> behind = queue.send(bytes("behind"));
        assertThat(asked).hasSize(1);

        asked.get(0).complete(new Piece(bytes("a"), false));
        assertThat(asked).as("asked only after the write").hasSize(1);
        transport.endWrite();
        assertThat(asked).hasSize(2);
        asked.get(1).complete(new Piece(bytes("b"), false));
        transport.endWrite();
        asked.get(2).complete(new Piece(bytes("c"), true));
        assertThat(outcome(stream)).isNull();
        transport.endAllWrites();

        assertThat(transport.frames())
                .containsExactly("TEXT... a", "CONTINUATION... b", "CONTINUATION c", "TEXT behind");
        assertThat(asked).hasSize(3);
        assertThat(outcome(stream)).isTrue();
        assertThat(outcome(behind)).isTrue();
    }

    @Test
    void lets_control_frames_pass_between_the_fragments_of_a_stream() {
        CompletableFuture<Piece> second = new CompletableFuture<>();
        ArrayDeque<CompletionStage<Piece>> pieces =
                new ArrayDeque<>(List.of(CompletableFuture.completedFuture(new Piece(bytes("a"), false)), second));
        queue.stream(pieces::remove);
        queue.send(bytes("behind"));
        queue.control(PONG);
        transport.endWrite();
        transport.endWrite();
        second.complete(new Piece(bytes("b"), true));
        transport.endAllWrites();

        assertThat(transport.frames()).containsExactly("TEXT... a", "PONG ", "CONTINUATION b", "TEXT behind");
    }

    @Test
    void sends_control_frames_ahead_of_what_waits() {
        queue.send(bytes("one"));
        queue.send(bytes("two"));
        queue.control(PONG);
        transport.endAllWrites();

        assertThat(transport.frames()).containsExactly("TEXT one", "PONG ", "TEXT two");
    }

    @Test
    void counts_control_frames_towards_the_limit() {
        queue.send(bytes("one"));
        for (int i = 0; i < LIMIT; i++) {
            queue.control(PONG);
        }

        assertThat(transport.terminated).isNotNull();
    }

    @Test
    void closes_with_1011_when_a_stream_fails() {
        ArrayDeque<CompletionStage<Piece>> pieces = new ArrayDeque<>(List.of(
                CompletableFuture.completedFuture(new Piece(bytes("a"), false)),
                CompletableFuture.failedFuture(new IllegalStateException("the store is gone"))));
        CompletionStage<Boolean> stream = queue.stream(pieces::remove);
        CompletionStage<Boolean> behind = queue.send(bytes("behind"));
        transport.endAllWrites();

        assertThat(transport.frames()).element(0).isEqualTo("TEXT... a");
        assertThat(transport.frames()).element(1).asString().startsWith("CLOSE 1011");
        assertThat(transport.finished).isTrue();
        assertThat(outcome(stream)).isFalse();
        assertThat(outcome(behind)).isFalse();
    }

    @Test
    void closes_with_1011_when_a_stream_throws() {
        CompletionStage<Boolean> stream = queue.stream(() -> {
            throw new IllegalStateException("broken");
        });
        transport.endAllWrites();

        assertThat(outcome(stream)).isFalse();
        assertThat(transport.frames()).singleElement().asString().startsWith("CLOSE 1011");
    }

    @Test
    void closes_behind_what_is_queued_and_then_waits_for_the_answer() {
        queue.send(bytes("one"));
        CompletionStage<Boolean> two = queue.send(bytes("two"));
        queue.close(1001, "bye");
        CompletionStage<Boolean> late = queue.send(bytes("late"));
        queue.close(1000, "again");
        assertThat(queue.isOpen()).isFalse();
        transport.endAllWrites();

        assertThat(transport.frames()).containsExactly("TEXT one", "TEXT two", "CLOSE 1001 bye");
        assertThat(outcome(two)).isTrue();
        assertThat(outcome(late)).isFalse();
        assertThat(transport.awaitsClose).isTrue();
        assertThat(transport.finished).isFalse();
    }

    @Test
    void sends_no_second_close_frame_when_the_peer_answers_ours() {
        queue.close(1001, "bye");
        transport.endAllWrites();
        queue.control(close(1001));
        queue.finish();
        transport.endAllWrites();

        assertThat(transport.frames()).containsExactly("CLOSE 1001 bye");
        assertThat(transport.finished).isTrue();
    }

    @Test
    void answers_a_close_frame_ahead_of_what_waits_and_gives_that_up() {
        CompletionStage<Boolean> one = queue.send(bytes("one"));
        CompletionStage<Boolean> two = queue.send(bytes("two"));
        queue.control(close(1000));
        queue.finish();
        queue.control(PONG);
        assertThat(transport.finished).isFalse();
        transport.endAllWrites();

        assertThat(transport.frames()).containsExactly("TEXT one", "CLOSE 1000 ");
        assertThat(transport.finished).isTrue();
        assertThat(outcome(one)).isTrue();
        assertThat(outcome(two)).isFalse();
    }

    @Test
    void tells_everyone_when_the_connection_is_gone() {
        CompletionStage<Boolean> one = queue.send(bytes("one"));
        CompletionStage<Boolean> two = queue.send(bytes("two"));
        CompletionStage<Boolean> stream = queue.stream(pieces(2));

        queue.closed();

        assertThat(List.of(two, stream)).allMatch(each -> Boolean.FALSE.equals(outcome(each)));
        assertThat(outcome(one)).as("under way").isNull();
        assertThat(outcome(queue.send(bytes("late")))).isFalse();
        assertThat(transport.terminated).isNull();
    }

    @Test
    void tells_that_all_was_written_though_the_connection_is_gone_by_then() {
        CompletionStage<Boolean> one = queue.send(bytes("one"));
        CompletionStage<Boolean> two = queue.send(bytes("two"));
        queue.closed();

        transport.endAllWrites();

        assertThat(outcome(one)).isTrue();
        assertThat(outcome(two)).isFalse();
        assertThat(transport.frames()).containsExactly("TEXT one");
    }

    @Test
    void tells_that_the_last_piece_of_a_stream_was_written_though_the_connection_is_gone_by_then() {
        CompletionStage<Boolean> whole = queue.stream(pieces(1));
        queue.closed();
        transport.endAllWrites();

        assertThat(outcome(whole)).isTrue();
    }

    @Test
    void gives_up_a_stream_whose_last_piece_was_not_under_way_when_the_connection_went() {
        CompletionStage<Boolean> half = queue.stream(pieces(2));
        queue.closed();

        assertThat(outcome(half)).isFalse();
        transport.endAllWrites();
        assertThat(transport.frames()).containsExactly("TEXT... p");
    }

    @Test
    void tells_that_a_write_failed_after_the_connection_was_gone() {
        CompletionStage<Boolean> one = queue.send(bytes("one"));
        queue.closed();

        requireNonNull(transport.outcome).failed();

        assertThat(outcome(one)).isFalse();
    }

    @Test
    void keeps_to_what_was_written_before_the_connection_went() {
        CompletionStage<Boolean> one = queue.send(bytes("one"));
        transport.endWrite();
        queue.closed();

        assertThat(outcome(one)).isTrue();
    }

    @Test
    void tells_everyone_when_a_write_fails() {
        CompletionStage<Boolean> one = queue.send(bytes("one"));

        requireNonNull(transport.outcome).failed();

        assertThat(outcome(one)).isFalse();
        assertThat(transport.terminated).isEmpty();
    }

    @Test
    void takes_no_piece_that_comes_after_the_end() {
        CompletableFuture<Piece> piece = new CompletableFuture<>();
        queue.stream(() -> piece);
        queue.closed();

        piece.complete(new Piece(bytes("late"), true));

        assertThat(transport.writes).isEmpty();
    }

    @Test
    void leaves_out_a_close_reason_that_is_too_long() {
        queue.close(1000, "x".repeat(124));

        assertThat(transport.frames()).containsExactly("CLOSE 1000 ");
    }

    @Test
    void runs_awaited_completions_on_the_executor_and_goes_on_writing_meanwhile() {
        List<Runnable> later = new ArrayList<>();
        OutboundQueue patient = new OutboundQueue(transport, LIMIT, later::add);
        List<Boolean> told = new ArrayList<>();
        var unused = patient.send(bytes("one")).thenAccept(told::add);
        patient.send(bytes("two"));

        transport.endAllWrites();

        assertThat(told).isEmpty();
        assertThat(transport.frames()).containsExactly("TEXT one", "TEXT two");
        later.forEach(Runnable::run);
        assertThat(told).containsExactly(true);
    }

    @Test
    void shows_a_write_that_makes_no_progress() {
        assertThat(queue.writeUnderWay()).isNegative();
        queue.send(bytes("one"));
        long first = queue.writeUnderWay();
        assertThat(queue.writeUnderWay()).isEqualTo(first).isNotNegative();
        queue.send(bytes("two"));
        transport.endWrite();
        assertThat(queue.writeUnderWay()).isNotNegative().isNotEqualTo(first);
    }

    @Test
    void keeps_the_order_of_each_sender_when_many_threads_send() throws Exception {
        int threads = 4;
        int each = 5_000;
        OutboundQueue large = new OutboundQueue(transport, Integer.MAX_VALUE, Runnable::run);
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> senders = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            String name = "t" + t;
            senders.add(new Thread(() -> {
                awaitQuietly(start);
                for (int i = 0; i < each; i++) {
                    large.send(bytes(name + " " + i));
                }
            }));
        }
        Thread network = new Thread(() -> {
            while (transport.frameCount() < threads * each) {
                transport.endWrite();
                Thread.onSpinWait();
            }
        });
        senders.forEach(Thread::start);
        network.start();
        start.countDown();
        for (Thread sender : senders) {
            sender.join();
        }
        network.join(60_000);

        List<String> frames = transport.frames();
        assertThat(frames).hasSize(threads * each);
        for (int t = 0; t < threads; t++) {
            String mine = "TEXT t" + t + " ";
            List<Integer> order = frames.stream()
                    .filter(frame -> frame.startsWith(mine))
                    .map(frame -> Integer.valueOf(frame.substring(mine.length())))
                    .toList();
            assertThat(order).hasSize(each).isSorted();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Outbound.TextSource pieces(int count) {
        int[] left = {count};
        return () -> {
            left[0]--;
            return CompletableFuture.completedFuture(new Piece(bytes("p"), left[0] == 0));
        };
    }

    private static @Nullable Boolean outcome(CompletionStage<Boolean> stage) {
        return stage.toCompletableFuture().getNow(null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] close(int code) {
        return ByteBuffer.allocate(4)
                .put((byte) 0x88)
                .put((byte) 2)
                .putShort((short) code)
                .array();
    }

    /** Keeps what is written; a write ends when the test says so, or at once. */
    private static final class FakeTransport implements SocketTransport {

        private final List<byte[]> writes = new ArrayList<>();
        private volatile @Nullable WriteOutcome outcome;
        private boolean inline;
        private boolean awaitsClose;
        private boolean finished;
        private @Nullable String terminated;
        private int frameCount;

        @Override
        public void write(byte[] frames, WriteOutcome over) {
            synchronized (this) {
                assertThat(outcome).as("one write at a time").isNull();
                writes.add(frames);
                frameCount += parse(frames).size();
                if (!inline) {
                    outcome = over;
                }
            }
            if (inline) {
                over.written();
            }
        }

        boolean endWrite() {
            @Nullable WriteOutcome ended;
            synchronized (this) {
                ended = outcome;
                outcome = null;
            }
            if (ended != null) {
                ended.written();
            }
            return ended != null;
        }

        void endAllWrites() {
            while (endWrite()) {
                // the next one
            }
        }

        synchronized int frameCount() {
            return frameCount;
        }

        @Override
        public void pauseReading() {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public void resumeReading() {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public void awaitClose() {
            awaitsClose = true;
        }

        @Override
        public void finish() {
            finished = true;
        }

        @Override
        public void terminate(String why) {
            terminated = why;
        }

        List<String> frames() {
            return writes.stream().flatMap(chunk -> parse(chunk).stream()).toList();
        }

        List<Integer> lengths() {
            return writes.stream()
                    .map(chunk -> payloadLength(ByteBuffer.wrap(chunk).position(1)))
                    .toList();
        }

        private static List<String> parse(byte[] chunk) {
            List<String> frames = new ArrayList<>();
            ByteBuffer data = ByteBuffer.wrap(chunk);
            while (data.hasRemaining()) {
                int first = data.get() & 0xFF;
                byte[] payload = new byte[payloadLength(data)];
                data.get(payload);
                String dots = first >= 0x80 ? " " : "... ";
                switch (first & 0x0F) {
                    case 0x0 -> frames.add("CONTINUATION" + dots + new String(payload, UTF_8));
                    case 0x1 -> frames.add("TEXT" + dots + new String(payload, UTF_8));
                    case 0x8 ->
                        frames.add("CLOSE " + (ByteBuffer.wrap(payload).getShort() & 0xFFFF) + " "
                                + new String(Arrays.copyOfRange(payload, 2, payload.length), UTF_8));
                    case 0xA -> frames.add("PONG ");
                    default -> throw new AssertionError("opcode " + first);
                }
            }
            return frames;
        }

        private static int payloadLength(ByteBuffer data) {
            int length = data.get();
            assertThat(length).as("unmasked").isNotNegative();
            return length < 126 ? length : length == 126 ? data.getShort() & 0xFFFF : (int) data.getLong();
        }
    }
}
