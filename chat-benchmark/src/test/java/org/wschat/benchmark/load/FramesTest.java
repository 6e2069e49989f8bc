package org.wschat.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

    /** Reads a frame as RFC 6455, section 5.2, has it. */
    private static String unmasked(ByteBuffer frame) {
        int second = frame.get() & 0xFF;
        assertThat(second & 0x80).as("masked").isEqualTo(0x80);
        int length = second & 0x7F;
        if (length == 126) {
            length = frame.getShort() & 0xFFFF;
        }
        byte[] mask = new byte[4];
        frame.get(mask);
        byte[] payload = new byte[length];
        frame.get(payload);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        assertThat(frame.hasRemaining()).isFalse();
        return new String(payload, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 32_768, 65_535})
    void a_text_is_one_masked_frame_that_gives_the_text_again(int length) {
        String text = "t".repeat(length);

        ByteBuffer frame = Frames.text(text);

        assertThat(frame.get() & 0xFF).isEqualTo(0x81);
        assertThat(unmasked(frame)).isEqualTo(text);
    }

    @Test
    void a_pong_carries_what_the_ping_did() {
        ByteBuffer frame = Frames.pong("there?".getBytes(StandardCharsets.UTF_8));

        assertThat(frame.get() & 0xFF).isEqualTo(0x8A);
        assertThat(unmasked(frame)).isEqualTo("there?");
    }

    @Test
    void a_text_too_long_for_the_server_is_not_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frames.text("t".repeat(65_536)))
                .withMessage("payload: 65536 bytes (expected: at most 65535)");
    }
}
