package org.wschat.adapter.websocket.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wschat.domain.conversation.UserId;

final class TypingPaceTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");

    private long nanos;
    private final TypingPace pace = new TypingPace(() -> nanos);

    @Test
    void lets_one_pass_in_three_seconds_for_each_pair() {
        assertThat(pace.allows(ALICE, BOB)).isTrue();
        assertThat(pace.allows(ALICE, BOB)).isFalse();
        assertThat(pace.allows(BOB, ALICE)).isTrue();
        nanos = TypingPace.PAUSE.toNanos() - 1;
        assertThat(pace.allows(ALICE, BOB)).isFalse();
        nanos++;
        assertThat(pace.allows(ALICE, BOB)).isTrue();
        assertThat(pace.allows(ALICE, BOB)).isFalse();
    }
}
