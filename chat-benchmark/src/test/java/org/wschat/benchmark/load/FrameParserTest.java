package org.wschat.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameParserTest {

    private static final int WHOLE_TEXT = 0x81;
    private static final int FIRST_PART = 0x01;
    private static final int PART = 0x00;
    private static final int LAST_PART = 0x80;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;
    private static final int CLOSE = 0x88;
    private static final int BINARY = 0x82;

    private final List<String> texts = new ArrayList<>();
    private final List<String> pings = new ArrayList<>();
    private final FrameParser parser = new FrameParser(
            new SocketListener() {
                @Override
                public void onText(byte[] bytes, int offset, int length) {
                    texts.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
                }

                @Override
                public void onClosed(String reason) {
                    throw new AssertionError(reason);
                }
            },
            payload -> pings.add(new String(payload, StandardCharsets.UTF_8)));

    private static byte[] frame(int first, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length < 65_536) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        byte[] bytes = new byte[frame.put(payload).flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static byte[] together(byte[]... frames) {
        ByteBuffer all = ByteBuffer.allocate(200_000);
        for (byte[] frame : frames) {
            all.put(frame);
        }
        byte[] bytes = new byte[all.flip().remaining()];
        all.get(bytes);
        return bytes;
    }

    private void takeInPiecesOf(int size, byte[] bytes) throws IOException {
        for (int start = 0; start < bytes.length; start += size) {
            int length = Math.min(size, bytes.length - start);
            ByteBuffer read = ByteBuffer.allocate(size);
            parser.take(read.put(bytes, start, length).flip());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 4_096, 200_000})
    void takes_the_same_texts_however_the_network_cuts_them(int size) throws IOException {
        String medium = "m".repeat(126);

        takeInPiecesOf(
                size,
                together(
                        frame(WHOLE_TEXT, ""),
                        frame(WHOLE_TEXT, "连接成功"),
                        frame(WHOLE_TEXT, medium),
                        frame(PONG, "late"),
                        frame(WHOLE_TEXT, "end")));

        assertThat(texts).containsExactly("", "连接成功", medium, "end");
    }

    @ParameterizedTest
    @ValueSource(ints = {4_096, 200_000})
    void takes_texts_of_more_than_64_kib(int size) throws IOException {
        String large = "l".repeat(70_000);

        takeInPiecesOf(size, together(frame(WHOLE_TEXT, large), frame(WHOLE_TEXT, "end")));

        assertThat(texts).containsExactly(large, "end");
    }

    @Test
    void puts_a_text_in_several_frames_together_even_around_a_ping() throws IOException {
        takeInPiecesOf(
                200_000,
                together(
                        frame(FIRST_PART, "one, "),
                        frame(PING, "there?"),
                        frame(PART, "two, "),
                        frame(LAST_PART, "three"),
                        frame(WHOLE_TEXT, "next")));

        assertThat(texts).containsExactly("one, two, three", "next");
        assertThat(pings).containsExactly("there?");
    }

    @Test
    void tells_the_code_of_a_close_frame() {
        byte[] close = {(byte) CLOSE, 2, 0x03, (byte) 0xE9};

        assertThatIOException()
                .isThrownBy(() -> parser.take(ByteBuffer.wrap(close)))
                .withMessage("closed by the server, code 1001");
    }

    @Test
    void refuses_what_no_chat_server_sends() {
        assertThatIOException()
                .isThrownBy(() -> parser.take(ByteBuffer.wrap(frame(BINARY, "x"))))
                .withMessageContaining("opcode 2");
    }
}
