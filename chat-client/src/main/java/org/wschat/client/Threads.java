package org.wschat.client;

import java.security.SecureRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads of a client: daemons that end by themselves a little after there is nothing left to do. */
final class Threads {

    private static final int SECONDS_TO_LINGER = 5;

    private Threads() {}

    static Parts parts(Transport transport, ChatListener listener, @Nullable Executor executor) {
        ScheduledThreadPoolExecutor core = new ScheduledThreadPoolExecutor(1, named("wschat-client"));
        core.setKeepAliveTime(SECONDS_TO_LINGER, TimeUnit.SECONDS);
        core.allowCoreThreadTimeOut(true);
        core.setRemoveOnCancelPolicy(true);
        Executor callers = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                SECONDS_TO_LINGER,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named("wschat-client-events"));
        return Parts.of(
                core,
                callers,
                new SystemTimer(core),
                new SecureRandom(),
                transport,
                new Deliveries(listener, executor == null ? callers : executor));
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
