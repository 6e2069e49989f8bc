package org.wschat.adapter.sql.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.AccountStoreException;

final class GatheredLookUpsTest {

    private static final int THREADS = 2;

    private final ConcurrentLinkedQueue<List<Integer>> questions = new ConcurrentLinkedQueue<>();
    private final Semaphore begun = new Semaphore(0);
    private final Lane lane = new Lane("look-ups", THREADS, 4);
    private final GatheredLookUps<Integer, String> lookUps = new GatheredLookUps<>(lane, THREADS, this::ask);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @AfterEach
    void close() {
        gate.countDown();
        lane.close();
    }

    /** Finds all but every seventh; breaks on what is negative. */
    private Map<Integer, String> ask(List<Integer> keys) {
        questions.add(keys);
        begun.release();
        await(gate);
        if (keys.stream().anyMatch(key -> key < 0)) {
            throw new IllegalStateException("broken");
        }
        return keys.stream().filter(key -> key % 7 != 0).collect(Collectors.toMap(key -> key, key -> "of " + key));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two questions that are not answered before the gate opens, about numbers that no test uses. */
    private List<CompletableFuture<Optional<String>>> keepAllThreadsBusy() throws InterruptedException {
        gate = new CountDownLatch(1);
        CompletableFuture<Optional<String>> one = lookUps.find(1_000_001);
        assertThat(begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Optional<String>> other = lookUps.find(1_000_003);
        assertThat(begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        return List.of(one, other);
    }

    private List<CompletableFuture<Optional<String>>> findAll(int keys) {
        return IntStream.range(0, keys).mapToObj(lookUps::find).toList();
    }

    private static void assertFound(List<CompletableFuture<Optional<String>>> answers) {
        for (int key = 0; key < answers.size(); key++) {
            assertThat(answers.get(key).join()).isEqualTo(key % 7 == 0 ? Optional.empty() : Optional.of("of " + key));
        }
    }

    @Test
    void asks_at_once_for_one_when_nothing_is_under_way() {
        assertThat(lookUps.find(1).join()).contains("of 1");
        assertThat(lookUps.find(7).join()).isEmpty();

        assertThat(questions).containsExactly(List.of(1), List.of(7));
    }

    @Test
    void asks_for_ten_thousand_at_once_in_twenty_questions() throws InterruptedException {
        keepAllThreadsBusy();
        List<CompletableFuture<Optional<String>>> answers = findAll(10_000);
        gate.countDown();

        assertFound(answers);
        assertThat(questions).hasSize(THREADS + 20);
        assertThat(questions).allMatch(keys -> keys.size() <= 500);
    }

    @Test
    void asks_once_for_all_who_wait_for_the_same() throws InterruptedException {
        keepAllThreadsBusy();
        List<CompletableFuture<Optional<String>>> answers =
                IntStream.range(0, 1_000).mapToObj(i -> lookUps.find(3)).toList();
        gate.countDown();

        assertThat(answers).allMatch(answer -> answer.join().equals(Optional.of("of 3")));
        assertThat(questions.stream().filter(keys -> keys.contains(3))).containsExactly(List.of(3));
    }

    @Test
    void asks_again_for_what_was_asked_before_it_was_handed_in() throws InterruptedException {
        List<CompletableFuture<Optional<String>>> underWay = keepAllThreadsBusy();

        CompletableFuture<Optional<String>> later = lookUps.find(1_000_001);
        gate.countDown();

        assertThat(later.join()).isEqualTo(underWay.get(0).join());
        assertThat(questions.stream().filter(keys -> keys.contains(1_000_001))).hasSize(2);
    }

    @Test
    void fails_those_who_share_a_question_that_fails_and_answers_the_next() throws InterruptedException {
        List<CompletableFuture<Optional<String>>> underWay = keepAllThreadsBusy();
        List<CompletableFuture<Optional<String>>> answers = List.of(lookUps.find(-1), lookUps.find(2));
        gate.countDown();

        assertThat(answers)
                .allSatisfy(answer -> assertThatThrownBy(answer::join)
                        .hasCauseInstanceOf(AccountStoreException.class)
                        .hasRootCauseMessage("broken"));
        underWay.forEach(CompletableFuture::join);
        assertThat(lookUps.find(2).join()).contains("of 2");
    }

    @Test
    void lets_others_have_the_threads_between_two_questions() throws InterruptedException {
        keepAllThreadsBusy();
        CompletableFuture<Integer> other = lane.submit(times -> questions.size());
        List<CompletableFuture<Optional<String>>> answers = findAll(10_000);
        gate.countDown();

        assertThat(other.join()).isLessThan(10);
        assertFound(answers);
    }

    @Test
    void takes_so_many_and_fails_the_others_at_once() throws InterruptedException {
        keepAllThreadsBusy();
        List<CompletableFuture<Optional<String>>> taken = findAll(GatheredLookUps.WAITING);

        CompletableFuture<Optional<String>> refused = lookUps.find(-1);

        assertThat(refused).isCompletedExceptionally();
        assertThatThrownBy(refused::join).hasMessageContaining("the store is busy: too many look-ups wait");
        assertThat(taken.get(0)).isNotDone();
        assertThat(lookUps.find(1)).isSameAs(taken.get(1));
    }

    @Test
    void gives_up_who_has_waited_too_long_and_does_not_ask_for_them() throws InterruptedException {
        keepAllThreadsBusy();
        CompletableFuture<Optional<String>> late = lookUps.find(1);

        assertThatThrownBy(late::join).hasCauseInstanceOf(TimeoutException.class);
        CompletableFuture<Optional<String>> again = lookUps.find(2);
        gate.countDown();

        assertThat(again.join()).contains("of 2");
        assertThat(questions).noneMatch(keys -> keys.contains(1));
        assertThat(lookUps.find(1).join()).contains("of 1");
    }

    @Test
    void fails_at_once_when_the_threads_take_nothing_and_goes_on_when_they_do() throws InterruptedException {
        CountDownLatch others = new CountDownLatch(1);
        List<CompletableFuture<Boolean>> foreign = IntStream.range(0, THREADS + 4)
                .mapToObj(i -> lane.submit(times -> {
                    await(others);
                    return true;
                }))
                .toList();

        CompletableFuture<Optional<String>> refused = lookUps.find(1);

        assertThat(refused).isCompletedExceptionally();
        others.countDown();
        foreign.forEach(CompletableFuture::join);
        assertThat(lookUps.find(1).join()).contains("of 1");
    }

    @Test
    void answers_all_that_waits_when_it_is_closed_and_nothing_more() throws InterruptedException {
        keepAllThreadsBusy();
        List<CompletableFuture<Optional<String>>> answers = findAll(10_000);
        Thread closing = new Thread(lane::close);
        closing.start();
        while (!lane.isClosed()) {
            Thread.onSpinWait();
        }
        gate.countDown();
        closing.join();

        assertFound(answers);
        assertThatThrownBy(() -> lookUps.find(1).join()).hasRootCauseMessage("the store is closed");
    }

    @Test
    void completes_every_stage_when_it_is_closed_though_nothing_is_answered() throws InterruptedException {
        gate = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(THREADS);
        for (int i = 0; i < THREADS; i++) {
            CompletableFuture<Boolean> unused = lane.submit(times -> {
                taken.countDown();
                await(others);
                return true;
            });
        }
        await(taken);
        List<CompletableFuture<Optional<String>>> answers = findAll(1_000);

        lane.close();

        assertThat(answers).allMatch(CompletableFuture::isCompletedExceptionally);
        others.countDown();
    }
}
