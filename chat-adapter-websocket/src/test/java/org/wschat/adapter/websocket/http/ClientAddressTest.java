package org.wschat.adapter.websocket.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private final ClientAddress addresses = new ClientAddress(List.of("10.0.0.0/8", "::1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1 |                              | 192.0.2.1     | 192.0.2.1",
                "192.0.2.1 | 127.0.0.1                    | 192.0.2.1     |",
                "10.0.0.1  | 203.0.113.7                  | 203.0.113.7   | 203.0.113.7",
                "10.0.0.1  | 127.0.0.1, 203.0.113.7       | 203.0.113.7   |",
                "10.0.0.1  | 203.0.113.7, 10.2.2.2        | 203.0.113.7   | 203.0.113.7",
                "10.0.0.1  | 203.0.113.7, unknown         | 10.0.0.1      |",
                "10.0.0.1  |                              | 10.0.0.1      | 10.0.0.1",
                "10.0.0.1  | ''                           | 10.0.0.1      |",
                "::1       | 2001:db8::7                  | 2001:db8::7   | 2001:db8::7",
                "0:0:0:0:0:0:0:1%lo | 203.0.113.7         | 203.0.113.7   | 203.0.113.7"
            })
    void believes_what_trusted_proxies_say_and_is_sure_when_nobody_is_behind(
            String peer, String forwarded, String client, String sure) {
        List<String> header = forwarded == null ? List.of() : List.of(forwarded);

        assertThat(addresses.of(peer, header)).isEqualTo(client);
        assertThat(addresses.sure(peer, header).orElse(null)).isEqualTo(sure);
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "10.0.0.1, '6.6.6.6, 192.0.2.1', 192.0.2.1",
        "10.0.0.1, '6.6.6.6, 192.0.2.1, 10.1.2.3', 192.0.2.1",
        "::1, '10.0.0.1, 10.0.0.2', 10.0.0.1",
        "10.0.0.1, 'evil.example, 10.0.0.9', 10.0.0.9",
        "10.0.0.1, '999.1.1.1, 10.0.0.9', 10.0.0.9",
        "10.0.0.1, 256.0.0.1, 10.0.0.1",
        "10.0.0.1, '192.0.2.1,', 10.0.0.1"
    })
    void is_the_last_that_no_trusted_proxy_vouches_for(String peer, String forwarded, String client) {
        assertThat(addresses.of(peer, List.of(forwarded))).isEqualTo(client);
    }

    @Test
    void takes_several_headers_as_one() {
        assertThat(addresses.of("10.0.0.1", List.of("198.51.100.1", "203.0.113.7, 10.0.0.2")))
                .isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::1/129", "300.1.1.1", "1.2.3"})
    void takes_nothing_for_an_address_that_is_none(String text) {
        assertThatThrownBy(() -> new AddressList("metrics_from", List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("metrics_from: " + text);
        assertThat(new AddressList("metrics_from", List.of("0.0.0.0/0", "::/0")).contains(text))
                .isFalse();
    }

    @Test
    void finds_addresses_in_networks_up_to_the_last_bit() {
        AddressList list = new AddressList("metrics_from", List.of("10.1.2.128/25", "2001:db8::/33"));

        assertThat(list.contains("10.1.2.128")).isTrue();
        assertThat(list.contains("10.1.2.127")).isFalse();
        assertThat(list.contains("::ffff:10.1.2.255")).isTrue();
        assertThat(list.contains("2001:db8:7fff::1")).isTrue();
        assertThat(list.contains("2001:db8:8000::1")).isFalse();
    }
}
