package org.wschat.adapter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.adapter.security.AttemptLimits.Allowance;
import org.wschat.domain.user.UserName;

class BucketAttemptLimiterTest {

    private static final UserName BOB = new UserName("bob");
    private static final String HOME = "198.51.100.7";

    private final SettableTime time = new SettableTime();
    private final BucketAttemptLimiter limiter = new BucketAttemptLimiter(AttemptLimits.defaults(), time);

    private boolean guess(UserName name, String address) {
        return limiter.takePasswordAttempt(name, address, false).isEmpty();
    }

    private boolean ownerTries(String address) {
        return limiter.takePasswordAttempt(BOB, address, true).isEmpty();
    }

    private static String address(int number) {
        return "203.0." + number / 256 + "." + number % 256;
    }

    private static UserName name(int number) {
        return new UserName("name" + number);
    }

    @Test
    void lets_ten_of_a_thousand_guesses_on_one_name_from_many_addresses_through() {
        assertThat(IntStream.range(0, 1000).filter(i -> guess(BOB, address(i)))).hasSize(10);
    }

    @Test
    void lets_thirty_of_a_thousand_names_be_tried_from_one_address() {
        assertThat(IntStream.range(0, 1000).filter(i -> guess(name(i), "203.0.113.9")))
                .hasSize(30);
    }

    @Test
    void lets_the_owner_in_from_a_known_address_while_strangers_guess() {
        for (int i = 0; i < 1000; i++) {
            guess(BOB, address(i));
            if (i % 100 == 50) {
                assertThat(ownerTries(HOME)).isTrue();
                limiter.passwordWasRight(BOB, HOME);
            }
        }

        assertThat(guess(BOB, "192.0.2.1")).isFalse();
    }

    @Test
    void bounds_right_passwords_too_so_that_nobody_floods_with_an_account_of_their_own() {
        int logins = 0;
        while (ownerTries(HOME)) {
            limiter.passwordWasRight(BOB, HOME);
            logins++;
        }
        assertThat(logins).isEqualTo(110);

        time.pass(Duration.ofMinutes(10));
        assertThat(ownerTries(HOME)).isTrue();
    }

    @Test
    void counts_nothing_that_was_not_tried() {
        for (int i = 0; i < 1000; i++) {
            assertThat(guess(BOB, HOME)).isTrue();
            limiter.passwordWasNotTried(BOB, HOME);
            assertThat(limiter.takeRegistration(HOME)).isEmpty();
            limiter.registrationWasNotTried(HOME);
        }
    }

    @Test
    void lets_the_owner_in_from_a_known_address_while_one_password_is_tried_on_all_names() {
        for (int i = 0; i < 1000; i++) {
            guess(name(i), "203.0.113.9");
        }

        assertThat(ownerTries(HOME)).isTrue();
    }

    @Test
    void bounds_guesses_from_a_known_address_too_and_apart_from_those_of_strangers() {
        assertThat(IntStream.range(0, 25).filter(i -> ownerTries(HOME))).hasSize(10);

        assertThat(guess(BOB, "192.0.2.1")).isTrue();
        assertThat(ownerTries("192.0.2.1")).isTrue();
    }

    @Test
    void gives_the_attempts_of_an_account_back_evenly() {
        for (int i = 0; i < 10; i++) {
            guess(BOB, address(i));
        }
        assertThat(limiter.takePasswordAttempt(BOB, HOME, false)).contains(Duration.ofSeconds(60));

        time.pass(Duration.ofSeconds(59));
        assertThat(limiter.takePasswordAttempt(BOB, HOME, false)).contains(Duration.ofSeconds(1));

        time.pass(Duration.ofSeconds(1));
        assertThat(guess(BOB, HOME)).isTrue();
        assertThat(guess(BOB, HOME)).isFalse();

        time.pass(Duration.ofMinutes(10));
        assertThat(IntStream.range(0, 20).filter(i -> guess(BOB, address(i)))).hasSize(10);
    }

    @Test
    void gives_the_attempts_of_an_address_back_evenly() {
        for (int i = 0; i < 30; i++) {
            guess(name(i), HOME);
        }

        assertThat(limiter.takePasswordAttempt(BOB, HOME, false)).contains(Duration.ofSeconds(20));
    }

    @Test
    void tells_the_longer_wait_when_both_the_account_and_the_address_have_none_left() {
        for (int i = 0; i < 10; i++) {
            guess(BOB, address(i));
        }
        for (int i = 0; i < 30; i++) {
            guess(name(i), HOME);
        }

        assertThat(limiter.takePasswordAttempt(BOB, HOME, false)).contains(Duration.ofSeconds(60));
    }

    @Test
    void takes_nothing_for_an_attempt_that_is_refused() {
        for (int i = 0; i < 1000; i++) {
            guess(BOB, HOME);
        }
        time.pass(Duration.ofSeconds(60));
        assertThat(guess(BOB, HOME)).isTrue();

        assertThat(IntStream.range(0, 30).filter(i -> guess(name(i), HOME))).hasSize(22);
    }

    @Test
    void does_not_stop_who_knows_the_password_a_hundred_times() {
        for (int i = 0; i < 50; i++) {
            assertThat(guess(BOB, HOME)).isTrue();
            limiter.passwordWasRight(BOB, HOME);
            assertThat(ownerTries(HOME)).isTrue();
            limiter.passwordWasRight(BOB, HOME);
        }
    }

    @Test
    void gives_strangers_no_attempt_more_for_what_the_owner_does_at_a_known_address() {
        for (int i = 0; i < 10; i++) {
            guess(BOB, address(i));
        }

        ownerTries(HOME);
        limiter.passwordWasRight(BOB, HOME);

        assertThat(guess(BOB, "192.0.2.1")).isFalse();
    }

    @Test
    void gives_back_no_more_than_there_was() {
        for (int i = 0; i < 50; i++) {
            limiter.passwordWasRight(BOB, HOME);
        }

        assertThat(IntStream.range(0, 20).filter(i -> guess(BOB, address(i)))).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "0:0:0:0:0:0:0:1%lo"})
    void counts_loopback_like_any_other(String loopback) {
        assertThat(IntStream.range(0, 100).filter(i -> guess(name(i), loopback)))
                .hasSize(30);
    }

    @Test
    void lets_five_accounts_be_made_from_an_address_and_one_more_every_twelve_minutes() {
        for (int i = 0; i < 5; i++) {
            assertThat(limiter.takeRegistration(HOME)).isEmpty();
        }
        assertThat(limiter.takeRegistration(HOME)).contains(Duration.ofMinutes(12));
        assertThat(limiter.takeRegistration(address(1))).isEmpty();

        time.pass(Duration.ofMinutes(12));
        assertThat(limiter.takeRegistration(HOME)).isEmpty();
        assertThat(limiter.takeRegistration(HOME)).isPresent();
    }

    @Test
    void counts_registrations_apart_from_passwords() {
        for (int i = 0; i < 100; i++) {
            guess(name(i), HOME);
        }

        assertThat(limiter.takeRegistration(HOME)).isEmpty();
    }

    @Test
    void counts_the_addresses_of_a_subscriber_of_ipv6_as_one() {
        assertThat(IntStream.range(0, 1000)
                        .filter(i ->
                                limiter.takeRegistration("2001:db8:1:2::" + i).isEmpty()))
                .hasSize(5);
        assertThat(limiter.takeRegistration("2001:db8:1:3::1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff",
        "2001:db8:1:2::1, 2001:0DB8:0001:0002:0:0:0:1",
        "[2001:db8:1:2::1], 2001:db8:1:2::9",
        "fe80::1%eth0, fe80::1",
        "::ffff:198.51.100.7, 198.51.100.7",
        "nonsense, nonsense"
    })
    void takes_these_for_one_address(String address, String same) {
        assertThat(AddressBlock.of(address)).isEqualTo(AddressBlock.of(same));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:3::1",
        "198.51.100.7, 198.51.100.8",
        "1:2:3:4:5:6:7:8:9, 1:2:3:4:5:6:7:8",
        "::1, 127.0.0.1"
    })
    void takes_these_for_two(String address, String other) {
        assertThat(AddressBlock.of(address)).isNotEqualTo(AddressBlock.of(other));
    }

    @Test
    void keeps_little_of_an_address_that_is_none() {
        assertThat(AddressBlock.of("x".repeat(100_000))).hasSize(64);
        assertThat(AddressBlock.of(":".repeat(100_000))).hasSize(64);
    }

    @Test
    void remembers_a_bounded_number_whatever_comes() {
        AttemptLimits limits = new AttemptLimits(
                AttemptLimits.defaults().account(),
                AttemptLimits.defaults().address(),
                AttemptLimits.defaults().registration(),
                100);
        BucketAttemptLimiter small = new BucketAttemptLimiter(limits, time);

        for (int i = 0; i < 10_000; i++) {
            small.takePasswordAttempt(name(i), address(i), i % 2 == 0);
            small.takeRegistration(address(i));
        }

        assertThat(small.remembered()).isLessThanOrEqualTo(100);
    }

    @Test
    void forgets_who_was_left_alone_until_nothing_was_taken_any_more() {
        for (int i = 0; i < 1000; i++) {
            guess(name(i), address(i));
        }
        assertThat(limiter.remembered()).isEqualTo(1000);

        time.pass(Duration.ofMinutes(10));

        assertThat(limiter.remembered()).isZero();
    }

    @Test
    void remembers_nothing_of_the_names_that_an_address_without_attempts_thinks_of() {
        for (int i = 0; i < 10_000; i++) {
            guess(name(i), HOME);
        }

        assertThat(limiter.remembered()).isEqualTo(30);
    }

    @Test
    void counts_right_when_many_come_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Long>> passed = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int start = thread * 500;
                passed.add(threads.submit(() -> IntStream.range(start, start + 500)
                        .filter(i -> guess(BOB, address(i)))
                        .count()));
            }
            long sum = 0;
            for (Future<Long> part : passed) {
                sum += part.get();
            }
            assertThat(sum).isEqualTo(10);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void can_be_set_otherwise() {
        Allowance two = new Allowance(2, Duration.ofMinutes(1));
        BucketAttemptLimiter strict = new BucketAttemptLimiter(new AttemptLimits(two, two, two, 10), time);

        strict.takeRegistration(HOME);
        strict.takeRegistration(HOME);

        assertThat(strict.takeRegistration(HOME)).contains(Duration.ofSeconds(30));
    }

    @Test
    void cannot_be_set_to_nothing() {
        Allowance one = new Allowance(1, Duration.ofMinutes(1));

        assertThatThrownBy(() -> new Allowance(0, Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attempts: 0 (expected: at least 1)");
        assertThatThrownBy(() -> new Allowance(1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period: PT0S (expected: more than nothing)");
        assertThatThrownBy(() -> new AttemptLimits(one, one, one, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("remembered: 0 (expected: at least 1)");
    }
}
