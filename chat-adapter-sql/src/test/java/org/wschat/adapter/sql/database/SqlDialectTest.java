package org.wschat.adapter.sql.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wschat.application.port.outbound.MessageStoreException;

final class SqlDialectTest {

    @ParameterizedTest
    @CsvSource({
        "SQLITE,       , 5, CONFLICT",
        "SQLITE,       , 13, UNAVAILABLE",
        "SQLITE,       , 10, UNAVAILABLE",
        "SQLITE,       , 19, DATA",
        "MYSQL, 40001, 1213, CONFLICT",
        "MYSQL, HY000, 1205, CONFLICT",
        "MYSQL, 08S01, 0, CONNECTION",
        "MYSQL, 70100, 1927, CONNECTION",
        "MYSQL, HY000, 1114, UNAVAILABLE",
        "MYSQL, 22001, 1406, DATA",
        "MYSQL, 23000, 1048, DATA",
        "MYSQL, 23000, 1062, CONFLICT"
    })
    void tells_failures_apart(SqlDialect dialect, String state, int code, FailureKind kind) {
        assertThat(dialect.failureOf(new SQLException("failed", state, code))).isEqualTo(kind);
    }

    @Test
    void looks_behind_the_failure_of_a_batch() {
        SQLException full = new SQLException("database or disk is full", null, 13);

        assertThat(SqlDialect.SQLITE.failureOf(new BatchUpdateException("batch entry 0", null, 0, new int[0], full)))
                .isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void takes_a_pool_without_connections_for_a_lost_connection() {
        assertThat(SqlDialect.MYSQL.failureOf(new SQLTransientConnectionException("timed out")))
                .isEqualTo(FailureKind.CONNECTION);
    }

    @Test
    void puts_a_failure_to_open_into_one_line() {
        MessageStoreException failure =
                OpenFailure.of("the store", new IllegalStateException("outer", new SQLException("no\r\nroute")));

        assertThat(failure).hasMessage("the store cannot be opened: no route");
    }

    @Test
    void says_what_kind_of_failure_it_was_when_its_message_is_a_name_only() {
        MessageStoreException failure = OpenFailure.of("the store", new AccessDeniedException("/data"));

        assertThat(failure).hasMessage("the store cannot be opened: AccessDeniedException /data");
    }
}
