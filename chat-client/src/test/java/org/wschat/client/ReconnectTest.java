package org.wschat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the client connects again, after how long, and when it gives up. */
class ReconnectTest extends ClientStory {

    private void assertNextAttemptAfter(long millis) {
        int before = server.attempts();
        pass(Duration.ofMillis(millis - 1));
        assertThat(server.attempts()).isEqualTo(before);
        pass(Duration.ofMillis(1));
        assertThat(server.attempts()).isEqualTo(before + 1);
    }

    @Test
    void is_ready_once_the_server_has_said_welcome() {
        ChatClient client = start();
        server.accept();
        assertThat(client.ready()).isNotDone();

        server.welcome("c0");

        assertThat(client.ready().join().user()).isEqualTo("alice");
        assertThat(listener.take()).containsExactly("connected c0");
    }

    @Test
    void waits_twice_as_long_after_each_failure_and_never_longer_than_the_cap() {
        start();
        for (int millis : new int[] {500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000}) {
            server.events().failed(new IOException("refused"));
            assertNextAttemptAfter(millis);
        }
        assertThat(listener.take()).isEmpty();
    }

    @Test
    void spreads_its_waits_over_the_whole_range() {
        jitter = 0.25;
        start();
        server.events().failed(new IOException("refused"));
        assertNextAttemptAfter(125);
        server.events().failed(new IOException("refused"));
        assertNextAttemptAfter(250);
    }

    @Test
    void begins_with_short_waits_again_after_a_socket_that_was_good() {
        start();
        for (int i = 0; i < 5; i++) {
            server.events().failed(new IOException("refused"));
            pass(Duration.ofSeconds(30));
        }
        server.welcome("c0");
        pass(Duration.ofSeconds(5));
        server.events().failed(new IOException("cut"));

        assertNextAttemptAfter(500);
    }

    @Test
    void goes_on_with_long_waits_after_a_socket_that_was_cut_at_once() {
        start();
        for (int i = 0; i < 3; i++) {
            server.events().failed(new IOException("refused"));
            pass(Duration.ofSeconds(30));
        }
        server.welcome("c0");
        server.events().closed(1011, "");

        assertNextAttemptAfter(4_000);
    }

    @Test
    void comes_back_when_a_draining_server_has_asked_it_to() {
        connected("c0");
        server.say("{'op':'reconnect','after_ms':3700}");
        server.events().closed(1001, "draining");

        assertThat(listener.take()).containsExactly("disconnected 1001");
        assertNextAttemptAfter(3_700);
    }

    @ParameterizedTest
    @CsvSource({
        "1003, refused",
        "1007, refused",
        "1008, refused",
        "1009, refused",
        "4401, unauthenticated",
        "4409, too_many_sockets"
    })
    void gives_up_after_close_codes_that_trying_again_would_not_mend(int code, String ended) {
        ChatClient client = connected("c0");
        CompletableFuture<Sent> sent = client.send("bob", "hi");
        server.events().closed(code, "no");
        pass(Duration.ofMinutes(10));

        assertThat(server.attempts()).isEqualTo(1);
        assertThat(listener.take()).containsExactly("disconnected " + code, "ended " + ended);
        assertThat(codeOf(sent).wireName()).isEqualTo(ended);
        assertThat(codeOf(client.send("bob", "later")).wireName()).isEqualTo(ended);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1006, 1011, 1012, 1013, 4408})
    void tries_again_after_all_other_close_codes(int code) {
        connected("c0");
        server.events().closed(code, "");

        assertThat(listener.take()).containsExactly("disconnected " + code);
        assertNextAttemptAfter(500);
    }

    @Test
    void gives_up_when_it_is_one_socket_too_many_before_the_welcome() {
        ChatClient client = start();
        server.accept().events().closed(4409, "");

        assertThat(listener.take()).containsExactly("ended too_many_sockets");
        assertThat(codeOf(client.ready())).isEqualTo(ErrorCode.TOO_MANY_SOCKETS);
    }

    @ParameterizedTest
    @CsvSource({"400, refused", "401, unauthenticated", "403, refused", "404, refused", "426, refused", "101, refused"})
    void gives_up_when_the_handshake_is_refused_for_good(int status, String ended) {
        ChatClient client = start();
        server.events().refused(status, null);
        pass(Duration.ofMinutes(10));

        assertThat(server.attempts()).isEqualTo(1);
        assertThat(listener.take()).containsExactly("ended " + ended);
        assertThat(codeOf(client.ready()).wireName()).isEqualTo(ended);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void waits_as_long_as_a_busy_server_says_and_a_little_by_chance(int status) {
        start();
        server.events().refused(status, Duration.ofSeconds(7));

        assertNextAttemptAfter(7_500);
        assertThat(listener.take()).isEmpty();
    }

    @Test
    void drops_a_socket_on_which_no_welcome_comes() {
        start();
        server.accept();
        pass(Duration.ofSeconds(10));

        assertThat(server.isAborted()).isTrue();
        assertNextAttemptAfter(500);
    }

    @Test
    void pings_when_it_has_nothing_to_say() {
        ChatClient client = connected("c0");
        pass(Duration.ofMillis(12_500));
        server.take("ping");
        client.typing("bob");
        server.take("typing");
        server.assertNothingWritten();
    }

    @Test
    void drops_a_socket_on_which_nothing_was_heard_for_two_heartbeats() {
        connected("c0");
        pass(Duration.ofMillis(49_999));
        assertThat(server.isAborted()).isFalse();
        pass(Duration.ofMillis(1));

        assertThat(server.isAborted()).isTrue();
        assertThat(listener.take()).containsExactly("disconnected 1006");
        assertNextAttemptAfter(500);
    }

    @Test
    void keeps_a_socket_on_which_pongs_come() {
        connected("c0");
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofMillis(12_500));
            server.say("{'op':'pong','server_time':'2026-11-29T12:00:00.000Z'}");
        }
        assertThat(server.isAborted()).isFalse();
    }

    @Test
    void watches_again_whom_it_watched_before() {
        ChatClient client = connected("c0");
        client.watch("bob", "carol");
        client.unwatch("carol");
        server.take("watch");
        server.take("unwatch");
        loseSocket();
        server.welcome("c0");

        server.take("sync");
        assertThat(server.take("watch").get("users")).hasToString("[\"bob\"]");
    }

    @Test
    void ends_when_it_is_closed_and_says_so_once() {
        ChatClient client = connected("c0");
        CompletableFuture<Sent> sent = client.send("bob", "hi");
        client.close();
        client.close();
        pass(Duration.ofMinutes(10));

        assertThat(server.isClosed()).isTrue();
        assertThat(server.attempts()).isEqualTo(1);
        assertThat(codeOf(sent)).isEqualTo(ErrorCode.CLOSED);
        assertThat(listener.take()).containsExactly("ended closed");
    }

    @Test
    void does_not_connect_again_when_it_is_closed_while_it_waits() {
        ChatClient client = start();
        server.events().failed(new IOException("refused"));
        client.close();
        pass(Duration.ofMinutes(10));

        assertThat(server.attempts()).isEqualTo(1);
        assertThat(codeOf(client.ready())).isEqualTo(ErrorCode.CLOSED);
    }

    @Test
    void drops_a_socket_that_opens_after_the_client_was_closed() {
        ChatClient client = start();
        client.close();
        server.accept();

        assertThat(server.isAborted()).isTrue();
    }
}
