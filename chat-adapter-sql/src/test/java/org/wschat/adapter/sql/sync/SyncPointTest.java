package org.wschat.adapter.sql.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.application.port.outbound.SyncCursor;

final class SyncPointTest {

    @Test
    void comes_back_from_its_cursor() {
        SyncPoint plain = new SyncPoint(7, Long.MAX_VALUE);
        SyncPoint reached = plain.at(plain.begunAt(new SyncPoint(9, 11), false).in(3, Long.MAX_VALUE));

        assertThat(SyncPoint.of(plain.cursor())).isEqualTo(plain);
        assertThat(SyncPoint.of(reached.cursor())).isEqualTo(reached);
        assertThat(reached.begunAt(new SyncPoint(1, 1), true).nextId()).isEqualTo(9);
        assertThat(reached.begunAt(new SyncPoint(1, 1), true).again()).isFalse();
        assertThat(reached.begunAt(new SyncPoint(1, 1), false).again()).isTrue();
        assertThat(reached.progress().orElseThrow().amongChanges(5, 6, 7).changedAt())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1.2.3",
                "1.2.3.4.5.6.7",
                "1.2.3.4.5.6.7.8.9",
                "a.b",
                "-1.2",
                "1..2",
                "1.2.",
                "99999999999999999999.1",
                "9999999999999999999.1"
            })
    void refuses_what_is_no_cursor_of_the_store(String wrong) {
        assertThatThrownBy(() -> SyncPoint.of(new SyncCursor(wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cursor: not one (expected: one that this server has given)");
    }
}
