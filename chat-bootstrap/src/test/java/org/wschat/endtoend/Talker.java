package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One person who writes numbered messages to another on one socket, never the same twice, with a few under way. */
final class Talker implements AutoCloseable {

    private static final int UNDER_WAY = 4;
    private static final long PACE_AFTER_A_REFUSAL = TimeUnit.MILLISECONDS.toNanos(20);

    private final int port;
    private final String id;
    private final String peer;
    private final ChatClient socket;
    private final List<Answered> answers = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean stop;

    /** A message and what came of it. */
    private record Answered(int number, boolean acknowledged, long took, long at) {}

    private record UnderWay(int number, long since) {}

    private Talker(int port, String id, String peer) {
        this.port = port;
        this.id = id;
        this.peer = peer;
        this.socket = ChatClient.open(port, id, peer);
        this.thread = new Thread(this::talk, "talker-" + id);
        this.thread.setDaemon(true);
    }

    static Talker start(int port, String id, String peer) {
        Talker talker = new Talker(port, id, peer);
        talker.thread.start();
        return talker;
    }

    private void talk() {
        Deque<UnderWay> underWay = new ArrayDeque<>();
        int number = 0;
        while (!stop || !underWay.isEmpty()) {
            while (!stop && underWay.size() < UNDER_WAY) {
                underWay.add(new UnderWay(++number, System.nanoTime()));
                socket.say(String.valueOf(number));
            }
            int code = socket.next().get("code").getAsInt();
            UnderWay answered = underWay.remove();
            long now = System.nanoTime();
            assertThat(code).isIn(50003, 50006);
            answers.add(new Answered(answered.number(), code == 50003, now - answered.since(), now));
            if (code == 50006) {
                LockSupport.parkNanos(PACE_AFTER_A_REFUSAL);
            }
        }
    }

    /** Writes no more, and waits for what is under way. */
    void finish() throws InterruptedException {
        stop = true;
        thread.join(Duration.ofSeconds(30).toMillis());
        assertThat(thread.isAlive()).as("still waits for an answer: " + id).isFalse();
    }

    long acknowledged() {
        return answers.stream().filter(Answered::acknowledged).count();
    }

    long refused() {
        return answers.size() - acknowledged();
    }

    /** Whether something was acknowledged after a time by {@link System#nanoTime()}. */
    boolean acknowledgedAfter(long time) {
        return answers.stream().anyMatch(answer -> answer.acknowledged() && answer.at() - time > 0);
    }

    /** The longest wait for an answer. */
    Duration longestWait() {
        return Duration.ofNanos(answers.stream().mapToLong(Answered::took).max().orElse(0));
    }

    boolean connected() {
        return !socket.closed().isDone();
    }

    /** Compares what is kept with what was answered. */
    void verify() {
        try (ChatClient reader = ChatClient.open(port, id, peer)) {
            List<Integer> kept = new ArrayList<>();
            JsonObject history = reader.ask("{\"type\":2}");
            assertThat(history.get("code").getAsInt()).isIn(50000, 50001);
            if (history.get("content").isJsonArray()) {
                for (JsonElement message : history.getAsJsonArray("content")) {
                    kept.add(0, message.getAsJsonObject().get("content").getAsInt());
                }
            }
            List<Integer> acknowledged = answers.stream()
                    .filter(Answered::acknowledged)
                    .map(Answered::number)
                    .toList();
            assertThat(kept)
                    .as("what was acknowledged to " + id + ", in its order, and nothing that was refused")
                    .isEqualTo(acknowledged);
        }
    }

    @Override
    public void close() {
        stop = true;
        socket.close();
    }
}
