package org.wschat.client;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls the listener, one event after the other, and knows how many wait. May be used from any thread. */
final class Deliveries {

    private static final System.Logger LOG = System.getLogger(ChatClient.class.getName());
    private static final int ROOM = 256;

    private final ChatListener listener;
    private final Executor executor;
    private int waiting;
    private @Nullable Runnable whenRoom;

    Deliveries(ChatListener listener, Executor executor) {
        this.listener = listener;
        this.executor = new SerialExecutor(executor);
    }

    void tell(Consumer<ChatListener> event) {
        synchronized (this) {
            waiting++;
        }
        executor.execute(() -> {
            call(event);
            done();
        });
    }

    void problem(ErrorCode code, String message) {
        tell(to -> to.onProblem(new ChatException(code, message)));
    }

    /** {@return whether so many events wait that nothing more should be read} */
    synchronized boolean isFull() {
        return waiting >= ROOM;
    }

    /** Runs something as soon as there is room: at once, or in place of what was to run before. */
    void whenRoom(Runnable task) {
        synchronized (this) {
            if (isFull()) {
                whenRoom = task;
                return;
            }
        }
        task.run();
    }

    private void done() {
        Runnable task;
        synchronized (this) {
            waiting--;
            if (isFull()) {
                return;
            }
            task = whenRoom;
            whenRoom = null;
        }
        if (task != null) {
            task.run();
        }
    }

    private void call(Consumer<ChatListener> event) {
        try {
            event.accept(listener);
        } catch (Throwable e) { // whatever it is, the next event is told
            LOG.log(System.Logger.Level.WARNING, "the listener failed", e);
            try {
                listener.onProblem(new ChatException(ErrorCode.LISTENER_FAILED, e.toString(), e));
            } catch (Throwable again) {
                LOG.log(System.Logger.Level.WARNING, "the listener failed at onProblem too", again);
            }
        }
    }
}
