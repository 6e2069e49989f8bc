package org.wschat.benchmark.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurabilityTest {

    private static void check(String flushAtCommit, String binaryLog, String syncOfIt, String method) throws Exception {
        Map<String, String> settings = Map.of(
                "innodb_flush_log_at_trx_commit", flushAtCommit,
                "log_bin", binaryLog,
                "sync_binlog", syncOfIt,
                "innodb_flush_method", method);
        Durability.check(name -> settings.getOrDefault(name, ""));
    }

    @ParameterizedTest
    @CsvSource({"ON, 1, O_DIRECT", "1, 1, fsync", "OFF, 0, O_DIRECT", "0, 0, fsync"})
    void a_log_that_is_synced_at_commit_is_enough_and_the_binary_log_counts_only_if_there_is_one(
            String binaryLog, String syncOfIt, String method) {
        assertThatNoException().isThrownBy(() -> check("1", binaryLog, syncOfIt, method));
    }

    @ParameterizedTest
    @CsvSource({
        "2, OFF, 1, fsync, innodb_flush_log_at_trx_commit",
        "0, ON, 1, fsync, innodb_flush_log_at_trx_commit",
        "1, ON, 0, fsync, sync_binlog",
        "1, ON, 100, fsync, sync_binlog",
        "1, OFF, 0, nosync, innodb_flush_method"
    })
    void what_can_lose_a_commit_is_named(
            String flushAtCommit, String binaryLog, String syncOfIt, String method, String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(flushAtCommit, binaryLog, syncOfIt, method))
                .withMessageStartingWith(setting + ": ");
    }

    @ParameterizedTest
    @CsvSource({
        "11.4.5-MariaDB-log, MariaDB 11.4.5",
        "10.11.6-MariaDB-0+deb12u1, MariaDB 10.11.6",
        "9.7.0, MySQL 9.7.0",
        "8.4.2-commercial, MySQL 8.4.2"
    })
    void names_the_product_that_a_version_belongs_to(String version, String product) {
        assertThat(Database.product(version)).isEqualTo(product);
    }

    @Test
    void a_url_tells_where_the_server_is_and_who_signs_in() {
        assertThat(Login.of("jdbc:mysql://bench:se:cret@db.example:3307/"))
                .isEqualTo(new Login("db.example", 3307, "bench", "se:cret"));
        assertThat(Login.of("jdbc:mysql://bench@db.example/")).isEqualTo(new Login("db.example", 3306, "bench", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Login.of("jdbc:postgresql://bench@db.example/"))
                .withMessageStartingWith("not such a URL (expected: ");
    }
}
