package org.wschat.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** What the log needs besides {@code logback.xml}. */
public final class LogSetup {

    private LogSetup() {}

    /** Brings everything into one log: {@code java.util.logging}, and exceptions that nobody caught. */
    public static void gather() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) ->
                LoggerFactory.getLogger(LogSetup.class).error("uncaught in thread {}", thread.getName(), thrown));
    }

    /**
     * Sets how much of ours is logged; libraries stay at {@code warn}, for at more some log what people write.
     *
     * @param level the name of a level of Logback
     */
    public static void level(String level) {
        if (LoggerFactory.getLogger("org.wschat") instanceof Logger ours) {
            ours.setLevel(Level.valueOf(level));
        }
        // What a pool warns of is told by the store itself, and the pool's advice names settings that nobody has here.
        if (LoggerFactory.getLogger("com.zaxxer.hikari") instanceof Logger pools) {
            pools.setLevel(Level.ERROR);
        }
    }
}
