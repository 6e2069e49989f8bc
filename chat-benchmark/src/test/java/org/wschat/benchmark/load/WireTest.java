package org.wschat.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames as the server sends them, docs/protocol.md. */
class WireTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            OTHER        | {"from":"Server","code":50000,"content":"连接成功"}
            ACKNOWLEDGED | {"from":"r499-\\u003es499","code":50002,"content":"消息发送成功,对方在线"}
            KEPT_ONLY    | {"from":"2->1","code":50003,"content":"消息发送成功,对方离线"}
            PUSHED       | {"from":"s499-\\u003er499","code":50000,"content":"The quick brown fox"}
            REFUSED      | {"from":"Server","code":50004,"content":"…"}
            REFUSED      | {"from":"Server","code":50005,"content":"…"}
            REFUSED      | {"from":"Server","code":50006,"content":"…"}
            REFUSED      | {"from":"Server","code":50007,"content":"…"}
            """)
    void knows_what_a_frame_of_a_chat_server_means(Wire.Meaning meaning, String frame) {
        byte[] bytes = ("before" + frame + "\n").getBytes(StandardCharsets.UTF_8);

        assertThat(Wire.CHAT.meaning(bytes, 6, bytes.length - 6)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"CHAT, /ws?send_id=a&receive_id=b", "ECHO, /ws"})
    void names_both_people_where_the_server_wants_to_know(Wire wire, String target) {
        assertThat(wire.target("a", "b")).isEqualTo(target);
    }
}
