package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedMessageStore.NOON;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.message.Message;
import org.wschat.testkit.Situation;
import org.wschat.testkit.TrickyText;

/** Texts come back equal, character for character. */
interface TextContract extends StoreChapter {

    private static boolean same(Message message, TrickyText tricky) {
        return message.text().value().equals(tricky.text().value());
    }

    @ParameterizedTest
    @EnumSource
    default void keeps_every_character_of(TrickyText tricky) {
        Situation two = given().nothingSaid();

        Message reported = awaited().append(new NewMessage(two.sender(), two.reader(), tricky.text(), NOON));

        assertThat(reported).matches(message -> same(message, tricky), "is what was appended");
        assertThat(awaited().history(two.reader(), two.sender()))
                .singleElement()
                .matches(message -> same(message, tricky), "is what was appended");
        assertThat(awaited().unread(two.reader(), two.sender()))
                .singleElement()
                .matches(message -> same(message, tricky), "is what was appended");
    }

    @Test
    default void keeps_texts_of_all_kinds_in_one_conversation_and_in_order() {
        Situation two = given().nothingSaid();
        List<TrickyText> all = List.of(TrickyText.values());
        for (TrickyText tricky : all) {
            awaited().append(new NewMessage(two.sender(), two.reader(), tricky.text(), NOON));
        }

        assertThat(awaited().unread(two.reader(), two.sender()))
                .hasSameSizeAs(all)
                .allMatch(message -> same(message, all.get((int) message.seq() - 1)));
    }
}
