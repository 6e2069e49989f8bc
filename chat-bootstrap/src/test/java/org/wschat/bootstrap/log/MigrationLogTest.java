package org.wschat.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.flywaydb.core.api.logging.Log;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.wschat.adapter.sql.schema.QuietMigrationLog;

/** What is heard of the migrations of the tables. */
class MigrationLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(MigrationLogTest.class);
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private final Log log = new QuietMigrationLog().createLogger(MigrationLogTest.class);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        events.start();
        logger.addAppender(events);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(events);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void failures_are_left_to_the_exception_that_tells_them() {
        log.error("Migration of schema `chat` to version \"1 - messages\" failed! Please restore backups and roll back"
                + " database and code!");
        log.error("failed", new IllegalStateException("because"));

        assertThat(events.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.DEBUG, Level.DEBUG);
    }

    @Test
    void a_table_that_is_already_there_is_no_warning_but_others_are() {
        log.warn("DB: Table 'conversation' already exists (SQL State: 42S01 - Error Code: 1050)");
        log.warn("DB: Data truncated for column 'text' at row 1 (SQL State: 01000 - Error Code: 1265)");

        assertThat(events.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.DEBUG, Level.WARN);
    }
}
