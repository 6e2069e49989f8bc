package org.wschat.client;

import java.time.Duration;

/** Time, for the tests to come in with their own. */
interface Timer {

    /** {@return nanoseconds since an arbitrary moment} */
    long nanos();

    /**
     * Runs a task later, on any thread.
     *
     * @return to call it off; a task that is under way goes on
     */
    Alarm after(Duration delay, Runnable task);

    /** Something that will happen. */
    @FunctionalInterface
    interface Alarm {

        /** Stands for nothing to call off. */
        Alarm NONE = () -> {};

        /** Calls it off; does nothing if it has happened. */
        void cancel();
    }
}
