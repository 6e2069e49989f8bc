package org.wschat.adapter.sql.schema;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Flyway log by SLF4J, at debug level only what it announces, and what it says of a failure: {@link Schema} throws the
 * reason and what to do, which is not what Flyway advises. Public because Flyway makes it by its name; of no use to others.
 */
public final class QuietMigrationLog implements LogCreator {

    /** Said of every server newer than Flyway itself; which ones this store was seen to work on is told in the documents. */
    private static final String UNVERIFIED = "newer than the version Flyway has been verified with";

    /** The state that MySQL and MariaDB give a table that is already there; migrations can be run again from their start. */
    private static final String ALREADY_THERE = "(SQL State: 42S01 ";

    /** Called by Flyway. */
    public QuietMigrationLog() {}

    @Override
    public Log createLogger(Class<?> logged) {
        Logger log = LoggerFactory.getLogger(logged);
        return new Log() {
            @Override
            public void debug(String message) {
                log.debug(message);
            }

            @Override
            public void info(String message) {
                log.debug(message);
            }

            @Override
            public void warn(String message) {
                if (message.contains(UNVERIFIED) || message.contains(ALREADY_THERE)) {
                    log.debug(message);
                } else {
                    log.warn(message);
                }
            }

            @Override
            public void error(String message) {
                log.debug(message);
            }

            @Override
            public void error(String message, Exception cause) {
                log.debug(message, cause);
            }

            @Override
            public void notice(String message) {
                log.debug(message);
            }
        };
    }
}
