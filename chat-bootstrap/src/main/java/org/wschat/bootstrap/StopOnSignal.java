package org.wschat.bootstrap;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when the system asks the process to end (SIGTERM, SIGINT): everything is closed in order and the process
 * ends with 0; if closing fails or takes too long, with 1. The JVM by itself would end with 143 or 130.
 */
final class StopOnSignal implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(StopOnSignal.class);
    private static final Duration LIMIT = Duration.ofMillis(9_500);

    private final Runnable close;
    private final Duration limit;
    private final IntConsumer halt;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int status = 1;

    /**
     * Makes what has yet to be run.
     *
     * @param close closes everything
     * @param limit how long that may take
     * @param halt ends the process at once, with this status
     */
    StopOnSignal(Runnable close, Duration limit, IntConsumer halt) {
        this.close = close;
        this.limit = limit;
        this.halt = halt;
    }

    /**
     * From now on, a signal closes.
     *
     * @param close closes everything
     */
    static void install(Runnable close) {
        StopOnSignal stop = new StopOnSignal(close, LIMIT, Runtime.getRuntime()::halt);
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
    }

    /** Closes on a thread of its own, so that whatever hangs, the log included, cannot outlast the limit. */
    @Override
    public void run() {
        Thread closing = new Thread(this::closeAll, "close");
        closing.setDaemon(true);
        closing.start();
        boolean inTime = false;
        try {
            inTime = closed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        halt.accept(inTime ? status : 1);
    }

    private void closeAll() {
        try {
            LOG.info("stopping");
            close.run();
            LOG.info("stopped");
            status = 0;
        } catch (RuntimeException e) {
            LOG.error("stopped, not everything could be closed", e);
        } finally {
            closed.countDown();
        }
    }
}
