package org.wschat.adapter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wschat.adapter.security.AttemptLimits.Allowance;
import org.wschat.application.port.outbound.RequestLimiter.Kind;
import org.wschat.domain.conversation.UserId;

class BucketRequestLimiterTest {

    private static final UserId BOB = new UserId("bob");
    private static final String HOME = "198.51.100.7";

    private final SettableTime time = new SettableTime();
    private final BucketRequestLimiter limiter = new BucketRequestLimiter(RequestLimits.defaults(), time);

    private int takenBy(UserId user, String address, Kind kind, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += limiter.take(user, address, kind).isEmpty() ? 1 : 0;
        }
        return taken;
    }

    @ParameterizedTest
    @CsvSource({"SEND, 200, 50", "READ, 100, 20", "OTHER, 200, 50"})
    void lets_so_many_pass_at_once_and_then_so_many_a_second(Kind kind, int burst, int second) {
        assertThat(takenBy(BOB, HOME, kind, 1000)).isEqualTo(burst);
        time.pass(Duration.ofSeconds(1));
        assertThat(takenBy(BOB, HOME, kind, 1000)).isEqualTo(second);
    }

    @Test
    void counts_each_kind_apart() {
        takenBy(BOB, HOME, Kind.SEND, 1000);
        assertThat(takenBy(BOB, HOME, Kind.READ, 1)).isEqualTo(1);
        assertThat(takenBy(BOB, HOME, Kind.OTHER, 1)).isEqualTo(1);
    }

    @Test
    void tells_how_long_to_wait() {
        takenBy(BOB, HOME, Kind.READ, 100);
        Optional<Duration> wait = limiter.take(BOB, HOME, Kind.READ);
        assertThat(wait).isPresent();
        assertThat(wait.orElseThrow()).isBetween(Duration.ofNanos(1), Duration.ofMillis(50));
        time.pass(wait.orElseThrow());
        assertThat(limiter.take(BOB, HOME, Kind.READ)).isEmpty();
    }

    @Test
    void lets_ten_times_as_many_pass_from_an_address() {
        int taken = 0;
        for (int i = 0; i < 20; i++) {
            taken += takenBy(new UserId("user" + i), HOME, Kind.SEND, 200);
        }
        assertThat(taken).isEqualTo(2000);
        assertThat(takenBy(BOB, "198.51.100.8", Kind.SEND, 1)).isEqualTo(1);
    }

    @Test
    void takes_nothing_of_the_address_for_what_it_refuses() {
        takenBy(BOB, HOME, Kind.SEND, 10_000);
        assertThat(takenBy(new UserId("carol"), HOME, Kind.SEND, 200)).isEqualTo(200);
    }

    @Test
    void refuses_limits_that_let_nothing_pass() {
        Allowance some = new Allowance(1, Duration.ofSeconds(1));
        assertThatThrownBy(() -> new RequestLimits(some, some, some, 0, 1)).hasMessageStartingWith("usersOfAddress: 0");
        assertThatThrownBy(() -> new RequestLimits(some, some, some, 1, 0)).hasMessageStartingWith("remembered: 0");
    }
}
