package org.wschat.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerUrlTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:81, false",
        "chat.example, chat.example:81, false",
        "0.0.0.0, 127.0.0.1:81, true",
        "::, [::1]:81, true",
        "0:0:0:0:0:0:0:0, [::1]:81, true",
        "::1, [::1]:81, false",
        "fe80::1%eth0, [fe80::1%25eth0]:81, false",
    })
    void can_be_typed_in_on_this_machine(String address, String authority, boolean oneOfMany) {
        ServerUrl url = new ServerUrl(address, 81);

        assertThat(url.socket()).isEqualTo("ws://" + authority + "/ws?send_id=1&receive_id=2");
        assertThat(url.isOneOfMany()).isEqualTo(oneOfMany);
        assertThat(url.device()).isEqualTo("ws://" + authority + "/ws/v2?user=alice");
        assertThat(url.ping()).isEqualTo("http://" + authority + "/ping");
    }
}
