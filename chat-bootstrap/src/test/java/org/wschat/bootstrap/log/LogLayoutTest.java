package org.wschat.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The layout of {@code logback.xml} as it is shipped. */
class LogLayoutTest {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    @Test
    void writes_time_in_utc_level_short_logger_and_message() {
        assertThat(line("hello {}", null, "you")).isEqualTo("2026-11-23T01:02:03.004Z INFO  Thing - hello you\n");
    }

    @Test
    void keeps_an_event_on_one_line_whatever_is_in_it() {
        String line = line("said {}", null, "a\r\n2026-11-23 ERROR forged\u001b[2J\u0085\u2028\u202eb");

        assertThat(line)
                .isEqualTo("2026-11-23T01:02:03.004Z INFO  Thing - "
                        + "said a\\r\\n2026-11-23 ERROR forged\\u001b[2J\\u0085\\u2028\\u202eb\n");
    }

    @Test
    void puts_an_exception_into_the_same_line() {
        String line = line("failed", new IllegalStateException("because\nof this"));

        assertThat(line)
                .startsWith("2026-11-23T01:02:03.004Z INFO  Thing - failed: "
                        + "java.lang.IllegalStateException: because\\nof this at org.wschat.")
                .hasLineCount(1);
    }

    @Test
    void libraries_are_heard_from_warn_upwards() {
        for (String library : new String[] {
            "com.zaxxer.hikari.HikariDataSource",
            "org.flywaydb.core.X",
            "org.glassfish.tyrus.X",
            "org.glassfish.grizzly.X"
        }) {
            assertThat(context.getLogger(library).getEffectiveLevel())
                    .as(library)
                    .isEqualTo(Level.WARN);
        }
    }

    @Test
    void hears_java_util_logging() {
        java.util.logging.Logger grizzly = java.util.logging.Logger.getLogger("org.glassfish.grizzly.Thing");

        assertThat(grizzly.isLoggable(java.util.logging.Level.INFO))
                .as("the level reaches java.util.logging")
                .isFalse();
        assertThat(grizzly.isLoggable(java.util.logging.Level.WARNING)).isTrue();
    }

    private String line(String message, @Nullable Throwable thrown, Object... arguments) {
        Logger logger = context.getLogger("org.wschat.some.Thing");
        LoggingEvent event =
                new LoggingEvent(LogLayoutTest.class.getName(), logger, Level.INFO, message, thrown, arguments);
        event.setInstant(Instant.parse("2026-11-23T01:02:03.004Z"));
        ConsoleAppender<?> appender =
                (ConsoleAppender<?>) context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("standard-output");
        PatternLayoutEncoder encoder = (PatternLayoutEncoder) appender.getEncoder();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
