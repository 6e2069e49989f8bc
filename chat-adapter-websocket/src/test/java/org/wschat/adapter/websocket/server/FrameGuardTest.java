package org.wschat.adapter.websocket.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.wschat.adapter.websocket.server.RawSocket.BINARY;
import static org.wschat.adapter.websocket.server.RawSocket.CLOSE;
import static org.wschat.adapter.websocket.server.RawSocket.CONTINUATION;
import static org.wschat.adapter.websocket.server.RawSocket.PING;
import static org.wschat.adapter.websocket.server.RawSocket.PONG;
import static org.wschat.adapter.websocket.server.RawSocket.TEXT;
import static org.wschat.adapter.websocket.server.RawSocket.frame;
import static org.wschat.adapter.websocket.server.RawSocket.header;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameGuardTest {

    private static final int LIMIT = 1000;
    private static final byte[] GOOD = join(
            frame(TEXT, true, new byte[LIMIT]),
            frame(PING, true, new byte[125]),
            frame(TEXT, false, new byte[0]),
            frame(PONG, true, new byte[0]),
            frame(CONTINUATION, false, new byte[LIMIT - 1]),
            frame(CONTINUATION, true, new byte[1]),
            frame(BINARY, true, new byte[126]));

    private final AtomicLong nanos = new AtomicLong();
    private final FrameGuard guard = new FrameGuard(LIMIT, nanos::get);

    static Stream<Arguments> badFrames() {
        byte[] begun = frame(TEXT, false, new byte[600]);
        return Stream.of(
                arguments("unmasked text", new byte[0], header(0x81, false, 5), 1002),
                arguments("unmasked close", new byte[0], header(0x88, false, 0), 1002),
                arguments("reserved bit 1", new byte[0], header(0xC1, true, 5), 1002),
                arguments("reserved bit 2", new byte[0], header(0xA1, true, 5), 1002),
                arguments("reserved bit 3", new byte[0], header(0x91, true, 5), 1002),
                arguments("reserved opcode 3", new byte[0], header(0x83, true, 5), 1002),
                arguments("reserved opcode 7", new byte[0], header(0x87, true, 5), 1002),
                arguments("reserved opcode 11", new byte[0], header(0x8B, true, 5), 1002),
                arguments("reserved opcode 15", new byte[0], header(0x8F, true, 5), 1002),
                arguments("fragmented ping", new byte[0], header(PING, true, 5), 1002),
                arguments("fragmented close", new byte[0], header(CLOSE, true, 2), 1002),
                arguments("long ping", new byte[0], header(0x89, true, 126), 1002),
                arguments("very long pong", new byte[0], header(0x8A, true, 70_000), 1002),
                arguments("continuation of nothing", new byte[0], header(0x80, true, 5), 1002),
                arguments("continuation after the last", GOOD, header(0x80, true, 5), 1002),
                arguments("text inside a message", begun, header(0x81, true, 5), 1002),
                arguments("binary inside a message", begun, header(0x02, true, 5), 1002),
                arguments("one byte too many", new byte[0], header(0x81, true, LIMIT + 1), 1009),
                arguments("64 KiB", new byte[0], header(0x82, true, 65_536), 1009),
                arguments("2^40", new byte[0], header(0x81, true, 1L << 40), 1009),
                arguments("2^63 - 1", new byte[0], header(0x81, true, Long.MAX_VALUE), 1009),
                arguments("2^64 - 1", new byte[0], header(0x81, true, -1), 1009),
                arguments("2^63", new byte[0], header(0x81, true, Long.MIN_VALUE), 1009),
                arguments("fragments together too long", begun, header(0x00, true, 401), 1009),
                arguments("fragments that overflow", begun, header(0x00, true, Long.MAX_VALUE), 1009));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFrames")
    void stops_before_a_bad_frame(String name, byte[] before, byte[] bad, int code) {
        ByteBuffer data = ByteBuffer.wrap(join(before, bad, frame(TEXT, true, new byte[3])));

        Violation violation = guard.inspect(data);

        assertThat(violation).isNotNull().extracting(Violation::code).isEqualTo(code);
        assertThat(data.position()).isZero();
        assertThat(data.limit()).isEqualTo(before.length);
        assertThat(passes(frame(TEXT, true, new byte[1]))).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFrames")
    void stops_a_bad_frame_that_comes_byte_by_byte(String name, byte[] before, byte[] bad, int code) {
        int violations = 0;
        int at = 0;
        byte[] all = join(before, bad, frame(TEXT, true, new byte[3]));
        for (byte octet : all) {
            Violation violation = guard.inspect(ByteBuffer.wrap(new byte[] {octet}));
            if (violation != null) {
                violations++;
                assertThat(violation.code()).isEqualTo(code);
                assertThat(at).isBetween(before.length, before.length + bad.length - 1);
            }
            at++;
        }
        assertThat(violations).isOne();
    }

    @Test
    void lets_good_frames_pass_whole() {
        ByteBuffer data = ByteBuffer.wrap(join(GOOD, GOOD));

        assertThat(guard.inspect(data)).isNull();
        assertThat(data.remaining()).isEqualTo(2 * GOOD.length);
    }

    @Test
    void lets_good_frames_pass_byte_by_byte() {
        for (byte octet : join(GOOD, GOOD)) {
            assertThat(passes(octet)).isOne();
        }
    }

    @Test
    void lets_nothing_pass_after_a_close_frame() {
        byte[] close = frame(CLOSE, true, new byte[] {3, (byte) 0xE8});
        ByteBuffer data = ByteBuffer.wrap(join(GOOD, close, GOOD));

        assertThat(guard.inspect(data)).isNull();
        assertThat(data.limit()).isEqualTo(GOOD.length + close.length);
        assertThat(passes(GOOD)).isZero();
    }

    @Test
    void stops_the_ping_that_is_too_many_in_its_period() {
        byte[] ping = frame(PING, true, new byte[0]);
        for (int i = 0; i < FrameGuard.CONTROL_FRAMES; i++) {
            assertThat(passes(ping)).isEqualTo(ping.length);
        }
        nanos.addAndGet(FrameGuard.CONTROL_PERIOD_NANOS - 1);

        Violation violation = guard.inspect(ByteBuffer.wrap(ping));

        assertThat(violation).isNotNull().extracting(Violation::code).isEqualTo(1008);
    }

    @Test
    void counts_pings_anew_in_each_period() {
        byte[] ping = frame(PING, true, new byte[0]);
        for (int i = 0; i < 3 * FrameGuard.CONTROL_FRAMES; i++) {
            if (i % FrameGuard.CONTROL_FRAMES == 0) {
                nanos.addAndGet(FrameGuard.CONTROL_PERIOD_NANOS);
            }
            assertThat(passes(ping)).isEqualTo(ping.length);
        }
    }

    @Test
    void stops_the_empty_fragment_that_is_too_many_in_its_period() {
        byte[] empty = frame(CONTINUATION, false, new byte[0]);
        passes(frame(TEXT, false, new byte[1]));
        for (int i = 0; i < FrameGuard.CONTROL_FRAMES; i++) {
            assertThat(passes(empty)).isEqualTo(empty.length);
        }

        Violation violation = guard.inspect(ByteBuffer.wrap(empty));

        assertThat(violation).isNotNull().extracting(Violation::code).isEqualTo(1008);
    }

    @Test
    void counts_empty_beginnings_of_messages_too() {
        byte[] hollow = join(frame(TEXT, false, new byte[0]), frame(CONTINUATION, true, new byte[0]));
        for (int i = 0; i < FrameGuard.CONTROL_FRAMES; i++) {
            assertThat(passes(hollow)).isEqualTo(hollow.length);
        }

        Violation violation = guard.inspect(ByteBuffer.wrap(hollow));

        assertThat(violation).isNotNull().extracting(Violation::code).isEqualTo(1008);
    }

    @Test
    void does_not_count_empty_messages_nor_empty_ends_nor_fragments_that_carry_something() {
        for (int i = 0; i < 3 * FrameGuard.CONTROL_FRAMES; i++) {
            passes(frame(TEXT, true, new byte[0]));
            passes(frame(TEXT, false, new byte[1]));
            passes(frame(CONTINUATION, true, new byte[1]));
            passes(frame(TEXT, false, new byte[1]));
            passes(frame(CONTINUATION, true, new byte[0]));
        }
    }

    private int passes(byte... bytes) {
        ByteBuffer data = ByteBuffer.wrap(bytes);
        assertThat(guard.inspect(data)).isNull();
        return data.remaining();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
