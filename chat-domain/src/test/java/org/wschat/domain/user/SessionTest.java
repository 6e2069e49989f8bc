package org.wschat.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void ends_when_its_time_is_up_unless_it_is_used() {
        Session session =
                new Session(new SessionId("s"), new UserName("bob"), "", "127.0.0.1", NOON, NOON, NOON.plusSeconds(60));

        assertThat(session.expiredAt(NOON.plusMillis(59_999))).isFalse();
        assertThat(session.expiredAt(NOON.plusSeconds(60))).isTrue();
        Session used = session.usedAt(NOON.plusSeconds(30), Duration.ofSeconds(60));
        assertThat(used.expiresAt()).isEqualTo(NOON.plusSeconds(90));
        assertThat(used.lastSeenAt()).isEqualTo(NOON.plusSeconds(30));
        assertThat(used.createdAt()).isEqualTo(NOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "a\nb"})
    void a_token_is_visible_ascii_and_never_shows_itself(String text) {
        assertThatThrownBy(() -> new Token(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Token("secret")).asString().doesNotContain("secret");
        assertThatThrownBy(() -> new SessionId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
