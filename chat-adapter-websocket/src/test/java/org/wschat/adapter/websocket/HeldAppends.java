package org.wschat.adapter.websocket;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;

/** Appends of a store that are answered late, by a count of how many are held or by who sent them; or never. */
final class HeldAppends {

    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private Predicate<NewMessage> atOnce = message -> false;
    private int mostHeld;
    private int appended;
    private int answered;
    private boolean stopped;

    CompletionStage<AppendOutcome> append(NewMessage message) {
        Held one;
        synchronized (this) {
            appended++;
            one = new Held(message, appended, new CompletableFuture<>());
            if (!atOnce.test(message)) {
                held.add(one);
                mostHeld = Math.max(mostHeld, held.size());
                notifyAll();
                return one.answer;
            }
            answered++;
        }
        one.complete();
        return one.answer;
    }

    /** From now on a thread answers all that are held whenever they are so many, or all have come. */
    void answerWhenFull(int full, int all) {
        Thread store = new Thread(
                () -> {
                    while (awaitFull(full, all)) {
                        answerHeld();
                    }
                },
                "slow-store");
        store.setDaemon(true);
        store.start();
    }

    /** From now on what this user sends is answered at once. */
    synchronized void answerOnly(String sender) {
        atOnce = message -> message.sender().value().equals(sender);
    }

    /** From now on everything is answered at once, and what is held now. */
    void answerEverything() {
        synchronized (this) {
            atOnce = message -> true;
        }
        answerHeld();
    }

    synchronized int held() {
        return held.size();
    }

    synchronized int mostHeld() {
        return mostHeld;
    }

    synchronized int answered() {
        return answered;
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    private synchronized boolean awaitFull(int full, int all) {
        while (!stopped && held.size() < full && appended < all) {
            try {
                wait();
            } catch (InterruptedException stop) {
                return false;
            }
        }
        return !stopped && !held.isEmpty();
    }

    private void answerHeld() {
        for (Held one = next(); one != null; one = next()) {
            one.complete();
        }
    }

    private synchronized Held next() {
        Held one = held.poll();
        if (one != null) {
            answered++;
        }
        return one;
    }

    private record Held(NewMessage message, long seq, CompletableFuture<AppendOutcome> answer) {

        void complete() {
            Message stored = new Message(
                    seq,
                    new MessagePosition(seq, seq),
                    message.sender(),
                    message.recipient(),
                    message.text(),
                    Instant.EPOCH,
                    Instant.EPOCH,
                    false);
            answer.complete(new AppendOutcome.Appended(stored));
        }
    }
}
