package org.wschat.adapter.websocket.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private final ClientAddress addresses = new ClientAddress(List.of("127.0.0.1", "10.0.0.0/8", "::1"));

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "127.0.0.1, 192.0.2.1, 192.0.2.1",
        "127.0.0.1, '6.6.6.6, 192.0.2.1', 192.0.2.1",
        "127.0.0.1, '6.6.6.6, 192.0.2.1, 10.1.2.3', 192.0.2.1",
        "127.0.0.1, 2001:db8::7, 2001:db8::7",
        "::1, '10.0.0.1, 10.0.0.2', 10.0.0.1",
        "203.0.113.9, 192.0.2.1, 203.0.113.9",
        "127.0.0.1, 'evil.example, 10.0.0.9', 10.0.0.9",
        "127.0.0.1, '999.1.1.1, 10.0.0.9', 10.0.0.9",
        "127.0.0.1, '256.0.0.1', 127.0.0.1",
        "127.0.0.1, unknown, 127.0.0.1",
        "127.0.0.1, '192.0.2.1,', 127.0.0.1",
        "127.0.0.1, '', 127.0.0.1"
    })
    void is_the_last_that_no_trusted_proxy_vouches_for(String peer, String forwarded, String client) {
        assertThat(addresses.of(peer, List.of(forwarded))).isEqualTo(client);
    }
}
