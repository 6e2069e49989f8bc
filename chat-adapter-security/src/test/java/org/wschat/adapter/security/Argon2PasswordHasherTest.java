package org.wschat.adapter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.PasswordHasherBusyException;
import org.wschat.domain.user.Password;

class Argon2PasswordHasherTest {

    private final HashingThreads threads = new HashingThreads(1, 1);
    private final Argon2PasswordHasher hasher = new Argon2PasswordHasher(threads);

    @AfterEach
    void closeHasher() {
        hasher.close();
    }

    private static <T> T result(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private PasswordHash hashed(String password) throws Exception {
        return result(hasher.hash(new Password(password)));
    }

    private boolean matches(String password, PasswordHash hash) throws Exception {
        return result(hasher.matches(new Password(password), hash));
    }

    @Test
    void keeps_a_password_as_a_phc_string_with_the_promised_parameters() throws Exception {
        assertThat(hashed("correct horse").value())
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "", "пароль-с-ключом", "🐎🔋📎", "a\u0000b"})
    void knows_a_password_again_and_no_other(String password) throws Exception {
        PasswordHash hash = hashed(password);

        assertThat(matches(password, hash)).isTrue();
        assertThat(matches(password + " ", hash)).isFalse();
    }

    @Test
    void knows_the_longest_password_again_and_looks_at_every_character_of_it() throws Exception {
        String longest = "🐎".repeat(Password.MAX_CHARACTERS);
        PasswordHash hash = hashed(longest);

        assertThat(matches(longest, hash)).isTrue();
        assertThat(matches("🐎".repeat(Password.MAX_CHARACTERS - 1), hash)).isFalse();
    }

    @Test
    void takes_the_characters_as_they_were_typed() throws Exception {
        assertThat(matches("e\u0301tude-étude", hashed("étude-étude"))).isFalse();
    }

    @Test
    void salts_every_hash_anew() throws Exception {
        assertThat(hashed("correct horse")).isNotEqualTo(hashed("correct horse"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "password $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "password $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"
            })
    void verifies_hashes_that_the_reference_program_made_with_other_parameters(String password, String hash)
            throws Exception {
        assertThat(matches(password, new PasswordHash(hash))).isTrue();
        assertThat(matches("Password", new PasswordHash(hash))).isFalse();
    }

    @Test
    void verifies_a_hash_that_the_reference_program_made_with_our_parameters_of_characters_in_utf_8() throws Exception {
        PasswordHash hash = new PasswordHash(
                "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$u6c4LQ22LjmvJ2tfbiE1TBXyMa8FuEKMQEBIjvYFBkM");

        assertThat(matches("пароль 🐎", hash)).isTrue();
    }

    @Test
    void fails_for_a_kept_hash_that_costs_too_much() {
        PasswordHash hash = new PasswordHash("$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEg");

        assertThatThrownBy(() -> matches("password", hash)).hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void finds_no_password_right_where_there_is_nothing_to_compare_with() throws Exception {
        assertThat(result(hasher.matchesNothing(new Password("correct horse")))).isFalse();
    }

    @Test
    void is_busy_at_once_when_too_many_wait_and_works_again_afterwards() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletionStage<Boolean> held = threads.submit(() -> await(release));
        CompletionStage<PasswordHash> waiting = hasher.hash(new Password("correct horse"));

        assertThat(hasher.hash(new Password("one too many"))).isCompletedExceptionally();
        assertThatThrownBy(() -> result(hasher.matches(new Password("one too many"), new PasswordHash(""))))
                .hasCauseInstanceOf(PasswordHasherBusyException.class);
        assertThatThrownBy(() -> result(hasher.matchesNothing(new Password("one too many"))))
                .hasCauseInstanceOf(PasswordHasherBusyException.class);

        release.countDown();
        assertThat(result(held)).isTrue();
        assertThat(matches("correct horse", result(waiting))).isTrue();
    }

    @Test
    void refuses_what_waits_when_it_is_closed_and_finishes_what_it_has_begun() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletionStage<Boolean> held = threads.submit(() -> {
            begun.countDown();
            return await(release);
        });
        await(begun);
        CompletionStage<PasswordHash> waiting = hasher.hash(new Password("correct horse"));
        waiting.whenComplete((hash, refused) -> release.countDown());

        hasher.close();

        assertThat(waiting).isCompletedExceptionally();
        assertThat(result(held)).isTrue();
        assertThatThrownBy(() -> hashed("too late")).hasCauseInstanceOf(PasswordHasherBusyException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,0", "-1,64"})
    void needs_a_thread_and_room_for_one_that_waits(int threads, int waiting) {
        assertThatThrownBy(() -> new Argon2PasswordHasher(threads, waiting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: at least 1");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
