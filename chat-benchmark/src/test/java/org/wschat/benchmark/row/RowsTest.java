package org.wschat.benchmark.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {

    private long now;

    @Test
    void the_names_of_the_scoreboard_are_fixed() {
        assertThat(Rows.ALL)
                .extracting(Row::name)
                .containsExactly(
                        "durable_acks_50x1",
                        "durable_acks_500x1",
                        "insert_limit_500x1",
                        "insert_limit_50x10",
                        "ack_p50_50x1",
                        "ack_p99_open_loop",
                        "relay_cpu_50x1",
                        "slow_readers",
                        "history_page",
                        "unread_counts",
                        "idle_connection",
                        "embedded_acks_50x1");
    }

    @Test
    void progress_tells_about_how_long_the_rest_takes() {
        List<String> lines = new ArrayList<>();
        Progress progress = new Progress(4, () -> now, lines::add);
        now += Duration.ofSeconds(50).toNanos();

        progress.pair("history_page", 1, 2, 0.5, 12_345.6);

        assertThat(lines).containsExactly("history_page, pair 1 of 2: 0.50 against 12,346; about 2:30 left");
    }

    @Test
    void an_archive_gives_each_peer_as_much_and_both_sides_half() {
        Archive archive = new Archive(1_000, 10, false);

        assertThat(archive.withEachPeer()).isEqualTo(100);
        assertThat(archive.idOf(3, 1)).isEqualTo(301);
        assertThatIllegalArgumentException().isThrownBy(() -> new Archive(1_001, 10, false));
    }
}
