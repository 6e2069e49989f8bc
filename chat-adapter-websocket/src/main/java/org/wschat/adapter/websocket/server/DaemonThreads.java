package org.wschat.adapter.websocket.server;

import java.util.concurrent.ThreadFactory;

/** Makes threads that have a name and do not keep the process alive. */
final class DaemonThreads {

    private DaemonThreads() {}

    static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
