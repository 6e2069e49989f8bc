package org.wschat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.Stages.await;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wschat.application.ChatApplication;
import org.wschat.application.port.inbound.CountUnreadQuery;
import org.wschat.application.port.inbound.ReadHistoryOutcome;
import org.wschat.application.port.inbound.ReadHistoryQuery;
import org.wschat.application.port.inbound.ReadUnreadQuery;
import org.wschat.application.port.inbound.SendMessageCommand;
import org.wschat.application.port.inbound.SendMessageOutcome;
import org.wschat.application.port.inbound.UnreadPage;
import org.wschat.application.port.outbound.ChatPorts;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChatRules;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.UnreadCount;

class ChatStoriesTest {

    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");
    private static final UserId EVE = new UserId("eve");

    private final InMemoryMessageStore store = new InMemoryMessageStore();
    private final RecordingMessageDelivery delivery = new RecordingMessageDelivery();
    private ChatApplication chat = chat(FirstContactRule.OFF);

    private ChatApplication chat(FirstContactRule rule) {
        return ChatApplication.of(
                ChatPorts.of(store, delivery),
                ChatRules.DEFAULT.withFirstContact(rule),
                Clock.fixed(AwaitedMessageStore.NOON, ZoneOffset.UTC));
    }

    private SendMessageOutcome says(UserId sender, UserId recipient, String text) {
        return await(chat.sendMessage().send(new SendMessageCommand(sender, recipient, new MessageText(text))));
    }

    private String reply(UserId sender, UserId recipient, String text) {
        return says(sender, recipient, text).fold(sent -> sent.peerOnline() ? "online" : "offline", refused -> "limit");
    }

    private List<String> unread(UserId reader, UserId sender) {
        UnreadPage page = await(chat.readUnread().read(ReadUnreadQuery.first(reader, sender, 100)));
        return texts(page.messages());
    }

    private List<Message> history(UserId reader, UserId peer) {
        return await(chat.readHistory().read(new ReadHistoryQuery(reader, peer, new ReadHistoryQuery.Newest(), 100)))
                .fold(ReadHistoryOutcome.Page::messages, unknown -> List.of());
    }

    private List<UnreadCount> counts(UserId reader) {
        return await(chat.countUnread().count(new CountUnreadQuery(reader))).counts();
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(message -> message.text().value()).toList();
    }

    @Test
    void what_was_said_while_somebody_was_away_waits_for_them() {
        assertThat(reply(ANN, BOB, "are you there")).isEqualTo("offline");
        assertThat(reply(ANN, BOB, "call me")).isEqualTo("offline");
        delivery.connect(BOB, ANN);
        assertThat(reply(ANN, BOB, "ah, there you are")).isEqualTo("online");

        assertThat(texts(delivery.deliveredTo(BOB))).containsExactly("ah, there you are");
        assertThat(counts(BOB)).containsExactly(new UnreadCount(ANN, 2));
        assertThat(unread(BOB, ANN)).containsExactly("are you there", "call me");
        assertThat(history(BOB, ANN)).extracting(Message::read).containsExactly(true, false, false);
    }

    @Test
    void what_was_shown_to_the_reader_is_unread_no_more() {
        says(ANN, BOB, "one");
        says(ANN, BOB, "two");
        List<Message> shown = await(chat.readUnread().read(ReadUnreadQuery.first(BOB, ANN, 100)))
                .messages();

        await(chat.markRead()
                .mark(new ReadMark(
                        BOB, ANN, shown.get(0).position(), shown.get(1).position())));

        assertThat(unread(BOB, ANN)).isEmpty();
        assertThat(counts(BOB)).isEmpty();
    }

    @Test
    void the_sender_looking_at_the_history_marks_nothing() {
        says(ANN, BOB, "are you there");

        history(ANN, BOB);

        assertThat(unread(BOB, ANN)).containsExactly("are you there");
    }

    @Test
    void reading_one_sender_leaves_the_others_unread() {
        says(ANN, BOB, "from ann");
        says(EVE, BOB, "from eve");
        Message fromAnn = history(BOB, ANN).get(0);

        await(chat.markRead().mark(ReadMark.of(fromAnn)));

        assertThat(counts(BOB)).containsExactly(new UnreadCount(EVE, 1));
        assertThat(unread(BOB, EVE)).containsExactly("from eve");
    }

    @Test
    void somebody_who_talks_to_another_is_not_online_for_me() {
        delivery.connect(BOB, EVE);

        assertThat(reply(ANN, BOB, "hello")).isEqualTo("offline");
        assertThat(unread(BOB, ANN)).containsExactly("hello");
    }

    @Test
    void a_message_on_its_way_is_unread_until_it_is_written() {
        delivery.connect(BOB, ANN);
        delivery.holdWrites();
        assertThat(reply(ANN, BOB, "slow")).isEqualTo("online");
        assertThat(unread(BOB, ANN)).containsExactly("slow");

        delivery.finishWrites(true);

        assertThat(unread(BOB, ANN)).isEmpty();
    }

    @Test
    void a_message_that_was_never_written_stays_unread() {
        delivery.connect(BOB, ANN);
        delivery.holdWrites();
        says(ANN, BOB, "lost on the way");

        delivery.finishWrites(false);
        delivery.disconnect(BOB, ANN);

        assertThat(unread(BOB, ANN)).containsExactly("lost on the way");
        assertThat(reply(ANN, BOB, "gone?")).isEqualTo("offline");
    }

    @Test
    void a_stranger_must_wait_for_an_answer() {
        chat = chat(new FirstContactRule(2));
        assertThat(reply(ANN, BOB, "hello")).isEqualTo("offline");
        assertThat(reply(ANN, BOB, "hello?")).isEqualTo("offline");
        assertThat(reply(ANN, BOB, "HELLO")).isEqualTo("limit");
        assertThat(texts(delivery.handedOver())).containsExactly("hello", "hello?");

        assertThat(reply(BOB, ANN, "yes?")).isEqualTo("offline");

        assertThat(reply(ANN, BOB, "finally")).isEqualTo("offline");
        assertThat(texts(history(BOB, ANN))).containsExactly("finally", "yes?", "hello?", "hello");
    }

    @Test
    void notes_to_oneself_are_kept_and_delivered() {
        chat = chat(new FirstContactRule(1));
        assertThat(reply(ANN, ANN, "milk")).isEqualTo("offline");
        delivery.connect(ANN, ANN);
        assertThat(reply(ANN, ANN, "bread")).isEqualTo("online");

        assertThat(texts(history(ANN, ANN))).containsExactly("bread", "milk");
        assertThat(unread(ANN, ANN)).containsExactly("milk");
    }

    @Test
    void a_long_conversation_is_read_page_by_page() {
        for (int i = 1; i <= 25; i++) {
            says(i % 2 == 0 ? BOB : ANN, i % 2 == 0 ? ANN : BOB, "m" + i);
        }
        List<Integer> sizes = new ArrayList<>();
        List<Message> all = new ArrayList<>();
        Optional<ReadHistoryQuery> next =
                Optional.of(new ReadHistoryQuery(BOB, ANN, new ReadHistoryQuery.Newest(), 10));
        while (next.isPresent()) {
            ReadHistoryOutcome outcome = await(chat.readHistory().read(next.get()));
            next = outcome.fold(
                    page -> {
                        sizes.add(page.messages().size());
                        all.addAll(page.messages());
                        return page.next();
                    },
                    unknown -> Optional.empty());
        }

        assertThat(sizes).containsExactly(10, 10, 5);
        assertThat(all).extracting(Message::seq).hasSize(25).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void a_page_starts_before_a_message_the_reader_knows() {
        says(ANN, BOB, "one");
        says(ANN, BOB, "two");
        long id = history(BOB, ANN).get(0).id();

        ReadHistoryOutcome known =
                await(chat.readHistory().read(new ReadHistoryQuery(BOB, ANN, new ReadHistoryQuery.BeforeId(id), 10)));
        ReadHistoryOutcome foreign =
                await(chat.readHistory().read(new ReadHistoryQuery(BOB, EVE, new ReadHistoryQuery.BeforeId(id), 10)));

        assertThat(texts(known.fold(ReadHistoryOutcome.Page::messages, unknown -> List.of())))
                .containsExactly("one");
        assertThat(foreign).isEqualTo(new ReadHistoryOutcome.UnknownMessage(id));
    }
}
