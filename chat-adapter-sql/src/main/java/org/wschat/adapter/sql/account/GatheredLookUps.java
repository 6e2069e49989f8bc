package org.wschat.adapter.sql.account;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.wschat.application.port.outbound.AccountStoreException;

/**
 * Look-ups by a key, those that wait answered together: one is asked at once while a thread is free for it, and while
 * questions are under way, others gather for the next. So the more ask, the fewer questions there are for each, and nobody
 * waits for others to come.
 *
 * <p>May be used from any thread and never blocks. What waits, and how many turns are under way, is changed under the lock
 * of {@code waiting} only; nothing foreign is called under it. A key leaves what waits before the question is asked that has
 * it, so whoever hands it in sees what was committed before; those who hand the same key in while it waits share the answer.
 * There is a turn under way whenever something waits, and it asks once, then goes behind what else waits for the threads.
 *
 * @param <K> what is looked up
 * @param <V> what is found
 */
final class GatheredLookUps<K, V> {

    static final int AT_ONCE = 500;
    static final int WAITING = 100_000;

    private final Lane lane;
    private final int turns;
    private final Function<List<K>, Map<K, V>> question;
    private final Map<K, CompletableFuture<Optional<V>>> waiting = new LinkedHashMap<>();
    private int underWay;

    /**
     * @param lane whose threads ask
     * @param turns how many of them at most
     * @param question asks for at most {@value #AT_ONCE} keys, each once, and tells of those that are found; may block
     */
    GatheredLookUps(Lane lane, int turns, Function<List<K>, Map<K, V>> question) {
        this.lane = lane;
        this.turns = turns;
        this.question = question;
    }

    /** Looks a key up; fails at once if too much waits, and with what the question failed with. */
    CompletableFuture<Optional<V>> find(K key) {
        CompletableFuture<Optional<V>> answer;
        boolean begins;
        synchronized (waiting) {
            CompletableFuture<Optional<V>> shared = waiting.get(key);
            if (shared != null && !shared.isDone()) {
                return shared;
            }
            if (waiting.size() >= WAITING) {
                return CompletableFuture.failedFuture(
                        new AccountStoreException("the store is busy: too many look-ups wait"));
            }
            answer = new CompletableFuture<Optional<V>>().orTimeout(CallTimes.ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            waiting.put(key, answer);
            begins = underWay < turns;
            if (begins) {
                underWay++;
            }
        }
        if (begins && !handedOn()) {
            stop(lane.refusal());
        }
        return answer;
    }

    /** Whether a turn waits for a thread now. */
    private boolean handedOn() {
        CompletableFuture<Boolean> turn = lane.submit(times -> takeTurn());
        if (turn.isCompletedExceptionally()) {
            return false;
        }
        CompletableFuture<Boolean> unused = turn.whenComplete((done, failure) -> {
            if (failure != null) {
                stop(lane.refusal());
            }
        });
        return true;
    }

    /** Asks once; more often only if the threads take nothing more, which then is the end of them. */
    private boolean takeTurn() {
        do {
            answer(next());
        } while (goesOn() && !handedOn());
        return true;
    }

    /** Those who wait longest, without those who were given up. */
    private Map<K, CompletableFuture<Optional<V>>> next() {
        Map<K, CompletableFuture<Optional<V>>> next = new LinkedHashMap<>();
        synchronized (waiting) {
            Iterator<Map.Entry<K, CompletableFuture<Optional<V>>>> each =
                    waiting.entrySet().iterator();
            while (each.hasNext() && next.size() < AT_ONCE) {
                Map.Entry<K, CompletableFuture<Optional<V>>> entry = each.next();
                if (!entry.getValue().isDone()) {
                    next.put(entry.getKey(), entry.getValue());
                }
                each.remove();
            }
        }
        return next;
    }

    private void answer(Map<K, CompletableFuture<Optional<V>>> asked) {
        if (asked.isEmpty()) {
            return;
        }
        try {
            Map<K, V> found = question.apply(new ArrayList<>(asked.keySet()));
            asked.forEach((key, answer) -> answer.complete(Optional.ofNullable(found.get(key))));
        } catch (AccountStoreException e) {
            fail(asked, e);
        } catch (RuntimeException | Error e) {
            fail(asked, new AccountStoreException("a look-up failed", e));
        }
    }

    private boolean goesOn() {
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                underWay--;
                return false;
            }
            return true;
        }
    }

    /** Ends a turn that is never taken; without another one, nobody would answer what waits. */
    private void stop(AccountStoreException reason) {
        Map<K, CompletableFuture<Optional<V>>> left = new LinkedHashMap<>();
        synchronized (waiting) {
            underWay--;
            if (underWay == 0) {
                left.putAll(waiting);
                waiting.clear();
            }
        }
        fail(left, reason);
    }

    private void fail(Map<K, CompletableFuture<Optional<V>>> asked, AccountStoreException failure) {
        asked.values().forEach(answer -> answer.completeExceptionally(failure));
    }
}
