package org.wschat.client;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What a client is made of, for the tests to come in with their own.
 *
 * @param core runs one thing at a time, in order: all that the client decides
 * @param answers where futures are completed
 * @param timer time
 * @param random chance, for waits and client ids
 * @param backoff how long to wait before trying again
 * @param transport where sockets come from
 * @param deliveries where events go
 */
record Parts(
        Executor core,
        Executor answers,
        Timer timer,
        RandomGenerator random,
        Backoff backoff,
        Transport transport,
        Deliveries deliveries) {

    /** Puts parts together on threads of the caller's choice. */
    static Parts of(
            Executor core,
            Executor answers,
            Timer timer,
            RandomGenerator random,
            Transport transport,
            Deliveries deliveries) {
        return new Parts(
                new SerialExecutor(core),
                new SerialExecutor(answers),
                timer,
                random,
                new Backoff(random),
                transport,
                deliveries);
    }

    /** Runs a task on the core, later. */
    Timer.Alarm later(Duration delay, Runnable task) {
        return timer.after(delay, () -> core.execute(task));
    }
}
