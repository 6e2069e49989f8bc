package org.wschat.adapter.websocket.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.server.Liveness.Verdict;
import org.wschat.adapter.websocket.session.SocketAcceptor.Heartbeat;

final class LivenessTest {

    private static final Heartbeat HEARTBEAT = new Heartbeat(Duration.ofSeconds(25), Duration.ofSeconds(32));

    private final Liveness liveness = new Liveness(HEARTBEAT, seconds(100), 0.2);

    private static long seconds(double seconds) {
        return (long) (seconds * 1e9);
    }

    private Verdict at(double second) {
        return liveness.look(seconds(second), false);
    }

    @Test
    void asks_at_its_phase_and_then_at_equal_times() {
        assertThat(at(104.9)).isEqualTo(Verdict.FINE);
        assertThat(at(105)).isEqualTo(Verdict.PING);
        assertThat(at(105.5)).isEqualTo(Verdict.FINE);
        assertThat(at(129.9)).isEqualTo(Verdict.FINE);
        assertThat(at(130)).isEqualTo(Verdict.PING);
    }

    @Test
    void gives_up_a_client_from_which_nothing_comes() {
        assertThat(at(105)).isEqualTo(Verdict.PING);
        assertThat(at(130)).isEqualTo(Verdict.PING);
        assertThat(at(131.9)).isEqualTo(Verdict.FINE);
        assertThat(at(132)).isEqualTo(Verdict.GONE);
    }

    @Test
    void takes_any_byte_for_a_sign_of_life() {
        liveness.heard();
        assertThat(at(131)).isEqualTo(Verdict.PING);
        assertThat(at(162)).isEqualTo(Verdict.PING);
        assertThat(at(163)).isEqualTo(Verdict.GONE);
    }

    @Test
    void does_not_blame_a_client_that_is_not_read_from() {
        assertThat(liveness.look(seconds(140), true)).isEqualTo(Verdict.PING);
        assertThat(at(171)).isEqualTo(Verdict.PING);
        assertThat(at(172)).isEqualTo(Verdict.GONE);
    }
}
