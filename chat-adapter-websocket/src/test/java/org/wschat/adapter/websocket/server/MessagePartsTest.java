package org.wschat.adapter.websocket.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class MessagePartsTest {

    private static final int LIMIT = 1000;

    private final MessageParts parts = new MessageParts(LIMIT);

    @Test
    void gives_a_message_of_one_part_as_it_is() {
        String only = "only";

        assertThat(parts.text(only, true)).isSameAs(only);
        assertThat(parts.binary(bytes("only"), true)).isEqualTo("only".getBytes(UTF_8));
    }

    @Test
    void puts_parts_of_every_size_together_and_begins_anew() {
        for (int size : new int[] {0, 1, 2, 7, 333, 499, 500}) {
            String part = "x".repeat(size);
            assertThat(parts.text(part, false)).isNull();
            assertThat(parts.text("y", false)).isNull();
            assertThat(parts.text(part, true)).isEqualTo(part + "y" + part);
            assertThat(parts.binary(bytes(part), false)).isNull();
            assertThat(parts.binary(bytes("y"), false)).isNull();
            assertThat(parts.binary(bytes(part), true)).asString(UTF_8).isEqualTo(part + "y" + part);
        }
    }

    @Test
    void puts_many_small_parts_together() {
        for (int i = 0; i < LIMIT - 1; i++) {
            assertThat(parts.text("x", false)).isNull();
            assertThat(parts.binary(bytes("x"), false)).isNull();
        }

        assertThat(parts.text("", true)).isEqualTo("x".repeat(LIMIT - 1));
        assertThat(parts.binary(bytes(""), true)).hasSize(LIMIT - 1);
    }

    @Test
    void keeps_no_more_than_the_limit() {
        assertThat(parts.text("x".repeat(900), false)).isNull();
        assertThat(parts.text("y", false)).isNull();
        assertThat(parts.binary(bytes("x".repeat(900)), false)).isNull();
        assertThat(parts.binary(bytes("y"), false)).isNull();

        assertThat(parts.kept()).isLessThanOrEqualTo(2 * LIMIT);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
