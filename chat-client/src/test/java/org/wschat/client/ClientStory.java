package org.wschat.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** A client on one thread, with a server, a time and a chance that are the test's. */
abstract class ClientStory {

    /** Where a wait is chosen to be: the fraction of the longest. */
    double jitter = 1;

    final ManualTimer timer = new ManualTimer();
    final FakeServer server = new FakeServer();
    final RecordingListener listener = new RecordingListener();

    /** Gives waits as the jitter says, and bytes that count. */
    private final class Chance implements RandomGenerator {

        private long last;

        @Override
        public long nextLong() {
            return ++last;
        }

        @Override
        public long nextLong(long bound) {
            return Math.round((bound - 1) * jitter);
        }
    }

    /** Holds tasks until the test lets them run. */
    static final class Held implements Executor {

        private final Queue<Runnable> tasks = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        void runAll() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }
    }

    static ChatClientBuilder builder() {
        return ChatClient.builder(URI.create("ws://localhost")).guest("alice");
    }

    ChatClient start() {
        return start(builder(), listener, Runnable::run);
    }

    ChatClient start(ChatClientBuilder builder, ChatListener hears, Executor on) {
        return builder.connect(
                Parts.of(Runnable::run, Runnable::run, timer, new Chance(), server, new Deliveries(hears, on)));
    }

    /** A client that is connected, with {@code cursor} as the point it would go on from. */
    ChatClient connected(String cursor) {
        ChatClient client = start();
        server.welcome(cursor);
        listener.take();
        return client;
    }

    /** The socket breaks, and the client asks for another one, which is not open yet. */
    void loseSocket() {
        server.events().failed(new IOException("cut"));
        pass(Duration.ofSeconds(30));
        listener.take();
    }

    void pass(Duration duration) {
        timer.pass(duration);
    }

    static ErrorCode codeOf(CompletableFuture<?> future) {
        try {
            Object value = future.getNow(null);
            throw new AssertionError(future.isDone() ? "done: " + value : "not done");
        } catch (CompletionException e) {
            if (e.getCause() instanceof ChatException cause) {
                return cause.code();
            }
            throw e;
        }
    }
}
