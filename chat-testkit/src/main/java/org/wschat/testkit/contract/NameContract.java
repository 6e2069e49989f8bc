package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.UnreadCount;
import org.wschat.testkit.People;
import org.wschat.testkit.TwinName;

/** Names are compared character for character: who looks alike is still somebody else. */
interface NameContract extends StoreChapter {

    @ParameterizedTest
    @EnumSource
    default void keeps_every_character_of_the_name(TwinName name) {
        People people = People.strangers();
        UserId reader = people.named("reader");
        UserId twin = name.of(people);
        awaited().append(twin, reader, "hello");

        assertThat(awaited().unreadCounts(reader)).containsExactly(new UnreadCount(twin, 1));
        assertThat(awaited().history(reader, twin))
                .singleElement()
                .extracting(Message::sender)
                .isEqualTo(twin);
    }

    @Test
    default void keeps_the_conversations_of_twins_apart() {
        People people = People.strangers();
        UserId reader = people.named("reader");
        for (TwinName name : TwinName.values()) {
            assertThat(awaited().append(name.of(people), reader, name.name()).position())
                    .as("first words of %s", name)
                    .isEqualTo(new MessagePosition(1, 1));
        }

        for (TwinName name : TwinName.values()) {
            assertThat(awaited().history(reader, name.of(people)))
                    .as("conversation with %s", name)
                    .singleElement()
                    .satisfies(message -> assertThat(message.text().value()).isEqualTo(name.name()));
        }
    }

    @Test
    default void keeps_the_unread_of_twins_apart() {
        People people = People.strangers();
        UserId sender = people.named("sender");
        for (TwinName name : TwinName.values()) {
            awaited().append(sender, name.of(people), name.name());
        }

        for (TwinName name : TwinName.values()) {
            UserId twin = name.of(people);
            assertThat(awaited().unread(twin, sender)).as("unread of %s", name).hasSize(1);
            awaited()
                    .markRead(
                            awaited().unread(twin, sender).get(0),
                            awaited().unread(twin, sender).get(0));
            assertThat(awaited().unread(twin, sender)).as("read by %s", name).isEmpty();
        }
    }

    @Test
    default void counts_unread_messages_in_the_order_of_the_ids_of_their_senders() {
        People people = People.strangers();
        UserId reader = people.named("reader");
        for (TwinName name : TwinName.values()) {
            awaited().append(name.of(people), reader, "hello");
        }
        List<UserId> inOrder = Arrays.stream(TwinName.values())
                .map(name -> name.of(people))
                .sorted()
                .toList();

        assertThat(awaited().unreadCounts(reader))
                .extracting(UnreadCount::sender)
                .isEqualTo(inOrder);
    }

    @Test
    default void lets_twins_talk_to_each_other() {
        People people = People.strangers();
        UserId small = TwinName.PLAIN.of(people);
        UserId capital = TwinName.CAPITAL.of(people);
        Message question = awaited().append(small, capital, "who are you?");
        Message answer = awaited().append(capital, small, "not you");

        assertThat(awaited().history(small, capital)).containsExactly(answer, question);
        assertThat(awaited().history(small, small)).isEmpty();
        assertThat(awaited().unread(capital, small)).containsExactly(question);
        assertThat(awaited().unread(small, capital)).containsExactly(answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {'x', 'ä', '€', 0x1F600, 0x10FFFF})
    default void takes_names_as_long_as_names_may_be(int codePoint) {
        People people = People.strangers();
        UserId reader = people.named("reader");
        UserId sender = people.withTheLongestNameOf(codePoint);
        Message message = awaited().append(sender, reader, "hello");

        assertThat(awaited().unread(reader, sender)).containsExactly(message);
        assertThat(awaited().unreadCounts(reader)).containsExactly(new UnreadCount(sender, 1));
    }
}
