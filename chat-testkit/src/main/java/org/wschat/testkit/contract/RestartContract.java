package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedMessageStore.NOON;
import static org.wschat.testkit.Stages.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.application.port.outbound.SyncPage;
import org.wschat.application.port.outbound.SyncQuery;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.People;

/**
 * What holds over restarts: clients send, miss answers, send again, come back and catch up, in an order that a seed chooses.
 * Extend it in the tests of a store that can be closed and opened again.
 */
public abstract class RestartContract {

    /** For the suites that extend this one. */
    protected RestartContract() {}

    /**
     * The store to try.
     *
     * @return the store as it is open now
     */
    protected abstract MessageStore store();

    /**
     * Its other half.
     *
     * @return the store as it is open now
     */
    protected abstract InboxStore inbox();

    /** Closes the store and opens it again. */
    protected abstract void restart();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void keeps_each_message_once_and_answers_alike_however_often_it_is_sent(long seed) {
        Random random = new Random(seed);
        People people = People.strangers();
        List<UserId> both = List.of(people.named("a"), people.named("b"));
        Map<ClientId, NewMessage> sent = new LinkedHashMap<>();
        Map<ClientId, Message> answered = new HashMap<>();
        List<CompletionStage<AppendOutcome>> dropped = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            int chance = random.nextInt(20);
            if (chance == 0) {
                restart();
            } else {
                NewMessage message = chance < 8 && !sent.isEmpty()
                        ? any(random, sent)
                        : named(both.get(random.nextInt(2)), both.get(random.nextInt(2)), "m" + step);
                ClientId id = message.clientId().orElseThrow();
                sent.put(id, message);
                CompletionStage<AppendOutcome> outcome = store().append(message, FirstContactRule.OFF);
                if (chance % 3 == 0) {
                    dropped.add(outcome); // the answer is lost, and with the next restart perhaps the message
                } else {
                    check(answered, id, await(outcome));
                }
            }
        }
        sent.forEach((id, message) -> check(answered, id, await(store().append(message, FirstContactRule.OFF))));

        List<Message> stored = all(both);
        assertThat(stored)
                .extracting(message -> message.clientId().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(sent.keySet());
        dropped.forEach(outcome -> assertThat(outcome.toCompletableFuture()).isDone());
    }

    private static NewMessage any(Random random, Map<ClientId, NewMessage> sent) {
        return new ArrayList<>(sent.values()).get(random.nextInt(sent.size()));
    }

    private static NewMessage named(UserId sender, UserId recipient, String name) {
        return new NewMessage(
                sender, recipient, new MessageText("text of " + name), NOON, Optional.of(new ClientId(name)));
    }

    private static void check(Map<ClientId, Message> answered, ClientId id, AppendOutcome outcome) {
        AppendOutcome.Appended appended = outcome.fold(each -> each, refused -> {
            throw new AssertionError("refused: " + refused.why());
        });
        Message first = answered.putIfAbsent(id, appended.message());
        if (first != null) {
            assertThat(appended).isEqualTo(new AppendOutcome.Appended(first, true));
        }
    }

    private List<Message> all(List<UserId> both) {
        AwaitedMessageStore awaited = new AwaitedMessageStore(store());
        return Stream.of(
                        awaited.history(both.get(0), both.get(1)),
                        awaited.history(both.get(0), both.get(0)),
                        awaited.history(both.get(1), both.get(1)))
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void catches_up_without_a_hole_from_every_cursor_over_restarts(long seed) {
        Random random = new Random(seed);
        People people = People.strangers();
        List<UserId> three = List.of(people.named("a"), people.named("b"), people.named("c"));
        UserId reader = three.get(0);
        Map<Long, Message> model = new LinkedHashMap<>();
        Map<Long, Message> device = new LinkedHashMap<>();
        SyncCursor cursor = inbox().cursor();
        for (int step = 0; step < 120; step++) {
            UserId sender = three.get(random.nextInt(3));
            int chance = random.nextInt(12);
            if (chance == 0) {
                restart();
            } else if (chance == 1) {
                SyncPage page = await(inbox().sync(new SyncQuery(reader, cursor, false, 1 + random.nextInt(5))));
                page.messages().forEach(message -> device.put(message.id(), message));
                cursor = page.cursor();
            } else if (chance < 4 && !model.isEmpty()) {
                Message chosen = new ArrayList<>(model.values()).get(random.nextInt(model.size()));
                Optional<MessageText> text =
                        chance == 2 ? Optional.of(new MessageText("edit " + step)) : Optional.empty();
                await(store().change(
                                        new MessageChange(
                                                chosen.sender(), chosen.recipient(), chosen.seq(), text, Instant.now()),
                                        new ChangeWindow(Duration.ofDays(40_000))))
                        .fold(changed -> model.put(changed.message().id(), changed.message()), refused -> chosen);
            } else {
                UserId recipient = sender.equals(reader) ? three.get(1 + random.nextInt(2)) : reader;
                Message message = new AwaitedMessageStore(store()).append(sender, recipient, "message " + step);
                model.put(message.id(), message);
            }
        }
        restart();
        SyncPage page;
        boolean continued = false;
        do {
            page = await(inbox().sync(new SyncQuery(reader, cursor, continued, 7)));
            continued = true;
            page.messages().forEach(message -> device.put(message.id(), message));
            cursor = page.cursor();
        } while (!page.complete());

        assertThat(device).containsAllEntriesOf(model);
    }
}
