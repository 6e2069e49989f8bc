package org.wschat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusCodeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SUCCESS      | 50000 | 连接成功
                    END          | 50001 | 没有更多消息了
                    PEER_ONLINE  | 50002 | 消息发送成功,对方在线
                    PEER_OFFLINE | 50003 | 消息发送成功,对方离线
                    LIMIT        | 50004 | 发送信息过多对方已禁止你发送消息
                    """)
    void keeps_the_codes_and_texts_of_the_original(StatusCode status, int code, String text) {
        assertThat(status.code()).isEqualTo(code);
        assertThat(status.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"INVALID_REQUEST, 50005", "NOT_STORED, 50006", "REFUSED, 50007"})
    void numbers_its_own_codes_after_those_of_the_original(StatusCode status, int code) {
        assertThat(status.code()).isEqualTo(code);
    }

    @Test
    void numbers_every_code_once_and_without_a_gap() {
        assertThat(Arrays.stream(StatusCode.values()).map(StatusCode::code))
                .containsExactly(50000, 50001, 50002, 50003, 50004, 50005, 50006, 50007);
    }

    @ParameterizedTest
    @EnumSource
    void has_a_text_for_people(StatusCode status) {
        assertThat(status.text()).isNotBlank();
    }
}
