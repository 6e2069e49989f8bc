package org.wschat.adapter.websocket.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.adapter.websocket.server.EchoListener.FRAME_BYTES;
import static org.wschat.adapter.websocket.server.EchoListener.LONG;
import static org.wschat.adapter.websocket.server.RawSocket.BINARY;
import static org.wschat.adapter.websocket.server.RawSocket.CLOSE;
import static org.wschat.adapter.websocket.server.RawSocket.CONTINUATION;
import static org.wschat.adapter.websocket.server.RawSocket.PING;
import static org.wschat.adapter.websocket.server.RawSocket.PONG;
import static org.wschat.adapter.websocket.server.RawSocket.TEXT;
import static org.wschat.adapter.websocket.server.RawSocket.frame;
import static org.wschat.adapter.websocket.server.RawSocket.header;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.adapter.websocket.server.EchoListener.Echo;
import org.wschat.adapter.websocket.session.Outbound.Piece;

class SocketTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String WORDS = "Größe 中文 😀 ";

    private final EchoListener server = EchoListener.patient();
    private RawSocket client;
    private Echo echo;

    @BeforeEach
    void connect() throws Exception {
        client = server.open();
        echo = server.nextOpened();
    }

    @AfterEach
    void disconnect() throws Exception {
        client.close();
        server.close();
    }

    @Test
    void hands_text_and_binary_over_and_sends_unmasked_text_back() throws Exception {
        client.text(WORDS);
        RawSocket.Frame answer = client.readFrame();
        assertThat(answer.text()).isEqualTo(WORDS);
        assertThat(answer.masked()).isFalse();
        assertThat(answer.opcode()).isEqualTo(TEXT);
        assertThat(answer.last()).isTrue();

        client.send(frame(BINARY, true, "bytes".getBytes(UTF_8)));
        assertThat(client.readText()).isEqualTo("bytes");
        assertThat(echo.nextEvent()).startsWith("text");
        assertThat(echo.nextEvent()).isEqualTo("binary 5");
    }

    @Test
    void puts_fragments_together_with_pings_between() throws Exception {
        client.send(frame(TEXT, false, "a".getBytes(UTF_8)));
        client.send(frame(PING, true, "p".getBytes(UTF_8)));
        client.send(frame(CONTINUATION, false, new byte[0]));
        client.send(frame(CONTINUATION, true, "b".getBytes(UTF_8)));
        RawSocket.Frame pong = client.readFrame();
        assertThat(pong.opcode()).isEqualTo(PONG);
        assertThat(pong.text()).isEqualTo("p");
        assertThat(client.readText()).isEqualTo("ab");

        client.send(frame(BINARY, false, "c".getBytes(UTF_8)));
        client.send(frame(CONTINUATION, true, "d".getBytes(UTF_8)));
        assertThat(client.readText()).isEqualTo("cd");
    }

    @Test
    void puts_characters_together_that_are_split_over_frames_and_packets() throws Exception {
        byte[] words = WORDS.getBytes(UTF_8);
        for (int i = 0; i < words.length; i++) {
            byte[] piece = frame(i == 0 ? TEXT : CONTINUATION, i == words.length - 1, new byte[] {words[i]});
            for (byte octet : piece) {
                client.send(new byte[] {octet});
            }
        }
        assertThat(client.readText()).isEqualTo(WORDS);
        assertThat(echo.nextEvent()).isEqualTo("text " + WORDS.length());
        assertThat(echo.events).isEmpty();
    }

    @Test
    void takes_the_longest_message_and_many_in_a_row() throws Exception {
        String longest = "x".repeat(FRAME_BYTES);
        for (int i = 0; i < 10; i++) {
            client.text(longest);
            client.text("between");
        }
        for (int i = 0; i < 10; i++) {
            assertThat(client.readText()).isEqualTo(longest);
            assertThat(client.readText()).isEqualTo("between");
        }
    }

    @Test
    void counts_the_limit_in_bytes_and_not_in_characters() throws Exception {
        client.text("中".repeat(FRAME_BYTES / 3 + 1));

        assertClosed(1009);
    }

    @ParameterizedTest
    @ValueSource(longs = {FRAME_BYTES + 1, 10_000_000, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void refuses_a_message_too_long_on_its_declared_length(long length) throws Exception {
        client.send(header(0x81, true, length));

        assertClosed(1009);
    }

    @Test
    void tells_1009_even_while_the_message_too_long_still_comes() throws Exception {
        client.send(frame(TEXT, true, new byte[10_000_000]));

        assertClosed(1009);
    }

    @Test
    void refuses_fragments_that_are_too_long_together() throws Exception {
        client.send(frame(TEXT, false, new byte[FRAME_BYTES]));
        client.send(frame(CONTINUATION, false, new byte[1]));

        assertClosed(1009);
    }

    @Test
    void refuses_frames_against_the_rules() throws Exception {
        byte[][] bad = {
            header(0x81, false, 0),
            header(0xC1, true, 0),
            header(0x83, true, 0),
            header(0x8B, true, 0),
            header(0x09, true, 0),
            header(0x89, true, 126),
            header(0x80, true, 0)
        };
        for (byte[] each : bad) {
            try (RawSocket another = server.open()) {
                another.send(each);
                assertThat(another.readCloseCode()).isEqualTo(1002);
                another.readToEnd();
            }
        }
        client.send(frame(TEXT, false, new byte[1])).send(frame(TEXT, true, new byte[1]));
        assertClosed(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1012, 1015, 1100, 2999, 5000, 65535})
    void refuses_close_codes_that_may_not_be_sent(int code) throws Exception {
        client.closeFrame(code);

        assertClosed(1002);
    }

    @Test
    void refuses_a_close_frame_of_one_byte() throws Exception {
        client.send(frame(CLOSE, true, new byte[1]));

        assertClosed(1002);
    }

    @Test
    void refuses_text_that_is_not_utf_8() throws Exception {
        byte[][] bad = {{(byte) 0xC3}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}};
        for (byte[] each : bad) {
            try (RawSocket another = server.open()) {
                another.send(frame(TEXT, true, each));
                assertThat(another.readCloseCode()).isEqualTo(1007);
                another.readToEnd();
            }
        }
    }

    @Test
    void refuses_a_flood_of_pings() throws Exception {
        for (int i = 0; i <= FrameGuard.CONTROL_FRAMES; i++) {
            client.send(frame(PING, true, new byte[0]));
        }

        assertClosed(1008);
    }

    @Test
    void handles_what_came_before_a_bad_frame_and_nothing_after() throws Exception {
        ByteBuffer all = ByteBuffer.allocate(1000);
        all.put(frame(TEXT, true, "good".getBytes(UTF_8)));
        all.put(header(0x81, false, 3)).put("bad".getBytes(UTF_8));
        all.put(frame(TEXT, true, "late!".getBytes(UTF_8)));
        client.send(Arrays.copyOf(all.array(), all.position()));
        client.text("later!");

        assertClosed(1002);
        assertThat(echo.nextEvent()).isEqualTo("text 4");
        client.close();
        assertThat(echo.nextEvent()).isEqualTo("closed");
    }

    @Test
    void answers_a_close_frame_and_ends_the_connection() throws Exception {
        client.closeFrame(1000);

        assertClosed(1000);
        assertThat(echo.nextEvent()).isEqualTo("closed");
        assertThat(echo.out.send("late".getBytes(UTF_8)).toCompletableFuture().get())
                .isFalse();
    }

    @Test
    void answers_a_close_frame_without_a_code() throws Exception {
        client.send(frame(CLOSE, true, new byte[0]));

        assertThat(client.readCloseCode()).isIn(1000, 1005);
        client.readToEnd();
    }

    @Test
    void closes_behind_what_is_queued_and_ends_when_the_client_answers() throws Exception {
        echo.out.send("one".getBytes(UTF_8));
        echo.out.close(1001, "bye");
        client.text("ignored");
        assertThat(client.readText()).isEqualTo("one");
        RawSocket.Frame close = client.readFrame();
        assertThat(close.closeCode()).isEqualTo(1001);
        assertThat(close.text()).endsWith("bye");
        assertThat(echo.events).isEmpty();

        client.closeFrame(1001);

        client.readToEnd();
        assertThat(echo.nextEvent()).isEqualTo("closed");
    }

    @Test
    void ends_a_closed_socket_whose_client_does_not_answer() throws Exception {
        try (EchoListener hasty = EchoListener.with(new Timeouts(LONG, LONG, Duration.ofMillis(100), LONG, LONG));
                RawSocket mute = hasty.open()) {
            Echo mine = hasty.nextOpened();
            mine.out.close(1001, "bye");
            assertThat(mute.readCloseCode()).isEqualTo(1001);
            mute.readToEnd();
            assertThat(mine.nextEvent()).isEqualTo("closed");
        }
    }

    @Test
    void ends_a_socket_whose_client_begins_a_message_and_does_not_finish_it() throws Exception {
        byte[][] begun = {
            frame(TEXT, false, new byte[65_000]),
            frame(BINARY, false, new byte[0]),
            header(0x81, true, 5),
            {(byte) 0x81},
            {(byte) 0x89},
            Arrays.copyOf(frame(TEXT, true, new byte[300]), 299)
        };
        for (byte[] each : begun) {
            try (EchoListener hasty = EchoListener.with(new Timeouts(LONG, LONG, Duration.ofMillis(100), LONG, SHORT));
                    RawSocket mute = hasty.open()) {
                Echo mine = hasty.nextOpened();
                mute.text("whole");
                assertThat(mute.readText()).isEqualTo("whole");
                mute.send(each);
                assertThat(mute.readCloseCode()).isEqualTo(1008);
                mute.readToEnd();
                assertThat(mine.nextEvent()).isEqualTo("text 5");
                assertThat(mine.nextEvent()).isEqualTo("closed");
            }
        }
    }

    @Test
    void gives_an_unfinished_message_no_more_time_for_pings_between_its_fragments() throws Exception {
        try (EchoListener hasty = EchoListener.with(new Timeouts(LONG, LONG, LONG, LONG, SHORT));
                RawSocket busy = hasty.open()) {
            busy.send(frame(TEXT, false, new byte[1]));
            Thread pings = new Thread(() -> ping(busy));
            pings.start();
            assertThat(busy.readCloseCode()).isEqualTo(1008);
            pings.join();
        }
    }

    @Test
    void gives_an_unfinished_message_all_the_time_while_nothing_is_read() throws Exception {
        byte[] message = frame(TEXT, true, "held back".getBytes(UTF_8));
        try (EchoListener hasty = EchoListener.with(new Timeouts(LONG, LONG, LONG, LONG, SHORT));
                RawSocket held = hasty.open()) {
            Echo mine = hasty.nextOpened();
            mine.out.pauseReading();
            held.send(Arrays.copyOf(message, 8));
            try (RawSocket mute = hasty.open()) {
                mute.send(Arrays.copyOf(message, 8));
                assertThat(mute.readCloseCode()).isEqualTo(1008);
            }

            held.send(Arrays.copyOfRange(message, 8, message.length));
            mine.out.resumeReading();

            assertThat(held.readText()).isEqualTo("held back");
        }
    }

    @Test
    void notices_a_client_that_goes_without_a_word() throws Exception {
        client.close();

        assertThat(echo.nextEvent()).isEqualTo("closed");
    }

    @Test
    void closes_with_1011_when_the_handler_fails() throws Exception {
        client.text("break");

        assertThat(client.readCloseCode()).isEqualTo(1011);
        client.closeFrame(1011);
        client.readToEnd();
    }

    @Test
    void streams_a_long_text_in_fragments_with_pongs_between() throws Exception {
        int count = 2_000;
        String piece = "中".repeat(1_000);
        int[] given = {0};
        CompletableFuture<Boolean> done = echo.out.stream(() -> {
                    given[0]++;
                    return CompletableFuture.completedFuture(new Piece(piece.getBytes(UTF_8), given[0] == count));
                })
                .toCompletableFuture();
        CompletableFuture<Boolean> behind =
                echo.out.send("behind".getBytes(UTF_8)).toCompletableFuture();
        client.send(frame(PING, true, new byte[0]));

        assertThat(client.readText()).hasSize(count * 1_000).startsWith("中中").endsWith("中中");
        assertThat(client.readText()).isEqualTo("behind");
        assertThat(done.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(behind.get(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void ping(RawSocket busy) {
        try {
            for (int i = 0; i < FrameGuard.CONTROL_FRAMES; i++) {
                busy.send(frame(PING, true, new byte[0]));
                LockSupport.parkNanos(10_000_000);
            }
        } catch (IOException gone) {
            // as it should be
        }
    }

    private void assertClosed(int code) throws Exception {
        assertThat(client.readCloseCode()).isEqualTo(code);
        client.readToEnd();
    }
}
