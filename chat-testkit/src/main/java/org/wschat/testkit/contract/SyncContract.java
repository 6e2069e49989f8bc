package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wschat.testkit.AwaitedMessageStore.NOON;
import static org.wschat.testkit.Stages.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.application.port.outbound.SyncPage;
import org.wschat.application.port.outbound.SyncQuery;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.People;
import org.wschat.testkit.Situation;

/** What a person has missed since a point. */
interface SyncContract extends StoreChapter {

    /** Longer than any test takes, and than any message of one is old. */
    ChangeWindow ALWAYS = new ChangeWindow(Duration.ofDays(40_000));

    private Synced sync(UserId user, SyncCursor after, int pageSize) {
        Map<Long, Message> messages = new LinkedHashMap<>();
        List<Message> inOrder = new ArrayList<>();
        SyncCursor cursor = after;
        boolean complete = false;
        for (int pages = 0; !complete; pages++) {
            assertThat(pages).as("pages").isLessThan(10_000);
            SyncPage page = await(inbox().sync(new SyncQuery(user, cursor, pages > 0, pageSize)));
            assertThat(page.messages()).hasSizeLessThanOrEqualTo(pageSize);
            page.messages().forEach(message -> messages.put(message.id(), message));
            inOrder.addAll(page.messages());
            cursor = page.cursor();
            complete = page.complete();
        }
        return new Synced(messages, inOrder, cursor);
    }

    /**
     * What was given, page after page.
     *
     * @param byId each message as it was given last
     * @param inOrder all that was given
     * @param cursor from where to go on
     */
    record Synced(Map<Long, Message> byId, List<Message> inOrder, SyncCursor cursor) {}

    @Test
    default void leaves_out_nothing_that_was_sent_since_by_or_to_the_person() {
        People people = People.strangers();
        UserId mia = people.named("m");
        SyncCursor before = inbox().cursor();
        List<Message> missed = new ArrayList<>();
        for (String name : List.of("z", "a", "m")) {
            missed.add(awaited().append(mia, people.named(name), "from mia"));
            missed.add(awaited().append(people.named(name), mia, "to mia"));
        }
        awaited().append(people.named("a"), people.named("z"), "none of her business");

        for (int size : List.of(1, 2, 5, 6, 100)) {
            assertThat(sync(mia, before, size).byId().values()).containsAll(missed);
            assertThat(sync(mia, before, size).byId().values())
                    .allMatch(message ->
                            message.sender().equals(mia) || message.recipient().equals(mia));
        }
    }

    @Test
    default void gives_the_messages_of_a_conversation_in_their_order() {
        SyncCursor before = inbox().cursor();
        Situation talk = given().bothWriteInTurn(23);

        for (int size : List.of(1, 7, 23, 50)) {
            assertThat(sync(talk.reader(), before, size).inOrder()).containsExactlyElementsOf(talk.messages());
        }
    }

    @Test
    default void goes_on_where_it_ended_without_leaving_a_hole() {
        Situation two = given().nothingSaid();
        SyncCursor cursor = inbox().cursor();
        for (int round = 0; round < 5; round++) {
            Message last = awaited().append(two.sender(), two.reader(), "round " + round);

            Synced synced = sync(two.reader(), cursor, 3);

            assertThat(synced.byId()).containsEntry(last.id(), last);
            cursor = synced.cursor();
        }
    }

    @Test
    default void gives_what_was_edited_and_recalled_as_it_is_now() {
        Situation away = given().offlineMessages(3);
        SyncCursor before = inbox().cursor();
        Instant now = Instant.now();
        MessageText text = new MessageText("edited");
        Message edited = change(new MessageChange(away.sender(), away.reader(), 1, Optional.of(text), now));
        Message recalled = change(new MessageChange(away.sender(), away.reader(), 3, Optional.empty(), now));

        for (UserId user : List.of(away.reader(), away.sender())) {
            for (int size : List.of(1, 2, 100)) {
                assertThat(sync(user, before, size).byId())
                        .containsEntry(edited.id(), edited)
                        .containsEntry(recalled.id(), recalled);
            }
        }
    }

    private Message change(MessageChange change) {
        return awaited().change(change, ALWAYS).fold(changed -> changed.message(), refused -> {
            throw new AssertionError("refused: " + refused.why());
        });
    }

    @Test
    default void gives_messages_that_come_while_pages_are_read_now_or_from_the_next_point_on() {
        Situation two = given().nothingSaid();
        SyncCursor before = inbox().cursor();
        List<Message> said = new ArrayList<>(given().burst(0).messages());
        IntStream.range(0, 5).forEach(i -> said.add(awaited().append(two.sender(), two.reader(), "early " + i)));
        SyncPage first = await(inbox().sync(new SyncQuery(two.reader(), before, false, 2)));
        IntStream.range(0, 5).forEach(i -> said.add(awaited().append(two.sender(), two.reader(), "late " + i)));

        Synced rest = sync(two.reader(), first.cursor(), 2);
        Synced next = sync(two.reader(), rest.cursor(), 2);

        List<Message> all = new ArrayList<>(first.messages());
        all.addAll(rest.inOrder());
        all.addAll(next.inOrder());
        assertThat(all).containsAll(said);
    }

    @Test
    default void is_complete_over_a_new_connection_only_when_what_came_since_the_old_one_was_given_too() {
        Situation two = given().nothingSaid();
        SyncCursor before = inbox().cursor();
        List<Message> said = new ArrayList<>();
        IntStream.range(0, 9).forEach(i -> said.add(awaited().append(two.sender(), two.reader(), "early " + i)));
        for (int first = 1; first <= 9; first++) {
            SyncPage left = await(inbox().sync(new SyncQuery(two.reader(), before, false, first)));
            said.add(awaited().append(two.sender(), two.reader(), "while away"));
            said.add(awaited().append(two.reader(), two.reader(), "while away"));

            List<Message> given = new ArrayList<>(left.messages());
            given.addAll(sync(two.reader(), left.cursor(), 4).inOrder());

            assertThat(given).containsAll(said);
        }
    }

    @Test
    default void gives_ten_thousand_missed_messages() {
        SyncCursor before = inbox().cursor();
        Situation burst = given().burst(10_000);

        assertThat(sync(burst.reader(), before, 200).inOrder()).containsExactlyElementsOf(burst.messages());
    }

    @Test
    default void refuses_a_cursor_that_nobody_was_given() {
        Situation two = given().nothingSaid();

        String behindAll = inbox().cursor().value().replaceFirst("^[0-9]+", "999999999");
        for (String wrong : List.of("x", "1.2.3", "-1.-1", "99999999999999999999999.1", behindAll)) {
            assertThatThrownBy(() -> await(inbox().sync(new SyncQuery(two.reader(), new SyncCursor(wrong), false, 10))))
                    .hasRootCauseInstanceOf(IllegalArgumentException.class)
                    .rootCause()
                    .hasMessage("cursor: not one (expected: one that this server has given)");
        }
    }

    /** Against a model that records everything, over random work of three people, with every cursor that anybody was given. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    default void leaves_no_hole_whatever_happens_between(long seed) {
        Random random = new Random(seed);
        People people = People.strangers();
        List<UserId> three = List.of(people.named("a"), people.named("b"), people.named("c"));
        Map<Long, Message> model = new LinkedHashMap<>();
        Map<UserId, SyncCursor> cursors = new LinkedHashMap<>();
        Map<UserId, Map<Long, Message>> devices = new LinkedHashMap<>();
        three.forEach(user -> cursors.put(user, inbox().cursor()));
        three.forEach(user -> devices.put(user, new LinkedHashMap<>()));
        for (int step = 0; step < 150; step++) {
            UserId one = three.get(random.nextInt(3));
            UserId other = three.get(random.nextInt(3));
            List<Message> own = model.values().stream()
                    .filter(message ->
                            message.sender().equals(one) && message.recipient().equals(other))
                    .toList();
            if (random.nextInt(4) == 0 && !own.isEmpty()) {
                Message chosen = own.get(random.nextInt(own.size()));
                Optional<MessageText> text =
                        random.nextBoolean() ? Optional.of(new MessageText("edit " + step)) : Optional.empty();
                awaited()
                        .change(new MessageChange(one, other, chosen.seq(), text, Instant.now()), ALWAYS)
                        .fold(changed -> model.put(changed.message().id(), changed.message()), refused -> null);
            } else if (random.nextInt(5) == 0) {
                Synced synced = sync(one, of(cursors, one), 1 + random.nextInt(7));
                of(devices, one).putAll(synced.byId());
                cursors.put(one, synced.cursor());
            } else {
                Message stored = awaited().append(one, other, "message " + step + " of " + NOON);
                model.put(stored.id(), stored);
            }
        }
        three.forEach(user -> {
            of(devices, user).putAll(sync(user, of(cursors, user), 50).byId());
            assertThat(of(devices, user))
                    .hasSize((int) model.values().stream()
                            .filter(message -> message.sender().equals(user)
                                    || message.recipient().equals(user))
                            .count())
                    .allSatisfy((id, message) -> assertThat(message)
                            .usingRecursiveComparison()
                            .ignoringFields("read")
                            .isEqualTo(model.get(id)));
        });
    }

    private static <T> T of(Map<UserId, T> each, UserId user) {
        return Objects.requireNonNull(each.get(user));
    }
}
