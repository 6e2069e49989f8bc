package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedMessageStore.NOON;
import static org.wschat.testkit.Stages.await;
import static org.wschat.testkit.Stages.awaitAll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.ChangeOutcome;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.InboxQuery;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.TranscriptQuery;
import org.wschat.application.port.outbound.UnreadQuery;
import org.wschat.application.port.outbound.UnreadSlice;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.ReadPositions;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.InboxEntry;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.ReadReceipt;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.InMemoryMessageStore;
import org.wschat.testkit.People;

/**
 * The same random calls, made of a store and of the model, with every pair of answers compared. The ids of messages may
 * differ, for the store gives them as it likes; they must rise all the same.
 */
final class RandomWorkload {

    private static final List<String> NAMES = List.of("ann", "Ann", "bob", "zoe ");

    private final Random random;
    private final MessageStore store;
    private final InboxStore inbox;
    private final InMemoryMessageStore model = new InMemoryMessageStore();
    private final People people = People.strangers();
    private final Map<Conversation, Map<Long, Long>> idsBySeq = new HashMap<>();
    private String step = "";

    /**
     * @param inbox the other half of the store
     */
    RandomWorkload(long seed, MessageStore store, InboxStore inbox) {
        this.random = new Random(seed);
        this.store = store;
        this.inbox = inbox;
    }

    /** Makes one call, or a few that do not wait for each other, and compares the answers. */
    void step(String name) {
        this.step = name;
        UserId one = anybody();
        UserId other = anybody();
        int dice = random.nextInt(100);
        if (dice < 40) {
            append(1);
        } else if (dice < 50) {
            append(2 + random.nextInt(6));
        } else if (dice < 55) {
            change(one, other);
        } else if (dice < 57) {
            block(one, other);
        } else if (dice < 61) {
            readThrough(one, other);
        } else if (dice < 67) {
            mark(one, other);
        } else if (dice < 75) {
            history(one, other);
            transcript(Conversation.between(one, other));
        } else if (dice < 90) {
            unread(one, other);
        } else {
            counts(one);
            conversations(one);
            inbox(one);
        }
    }

    private UserId anybody() {
        return people.named(NAMES.get(random.nextInt(NAMES.size())));
    }

    private void append(int howMany) {
        List<CompletionStage<AppendOutcome>> expected = new ArrayList<>();
        List<CompletionStage<AppendOutcome>> actual = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            NewMessage message = new NewMessage(
                    anybody(),
                    anybody(),
                    new MessageText(random.nextInt(4) == 0 ? "again" : step + ":" + i),
                    NOON.plusMillis(random.nextInt(5000)),
                    howMany == 1 ? clientId() : Optional.empty());
            FirstContactRule rule = new FirstContactRule(random.nextInt(5));
            expected.add(model.append(message, rule));
            actual.add(store.append(message, rule));
        }
        List<AppendOutcome> outcomes = awaitAll(actual);
        for (int i = 0; i < howMany; i++) {
            assertThat(outcomes.get(i).<Object>fold(RandomWorkload::comparable, refused -> refused))
                    .as("%s, append %d", step, i)
                    .isEqualTo(await(expected.get(i)).<Object>fold(RandomWorkload::comparable, refused -> refused));
            appended(outcomes.get(i)).ifPresent(this::remember);
        }
    }

    /** Of few, so that they are given again, to the same and to others; which of two at once is the first is not said. */
    private Optional<ClientId> clientId() {
        return Optional.of(random.nextInt(20)).filter(id -> id < 10).map(id -> new ClientId("c" + id));
    }

    private static Optional<Message> appended(AppendOutcome outcome) {
        return outcome.fold(appended -> Optional.of(appended.message()), refused -> Optional.empty());
    }

    private static AppendOutcome.Appended comparable(AppendOutcome.Appended appended) {
        return new AppendOutcome.Appended(withoutId(appended.message()), appended.repeated());
    }

    private void remember(Message message) {
        Map<Long, Long> ids = idsBySeq.computeIfAbsent(message.conversation(), conversation -> new HashMap<>());
        if (ids.containsKey(message.seq())) {
            assertThat(message.id()).as("%s, id", step).isEqualTo(ids.get(message.seq()));
        }
        assertThat(message.id()).as("%s, id", step).isGreaterThan(ids.getOrDefault(message.seq() - 1, 0L));
        ids.put(message.seq(), message.id());
    }

    private void mark(UserId reader, UserId sender) {
        List<Message> sent = await(model.history(
                        new HistoryQuery(Conversation.between(reader, sender), Long.MAX_VALUE, Integer.MAX_VALUE)))
                .messages()
                .stream()
                .filter(message -> message.sender().equals(sender))
                .toList();
        if (sent.isEmpty()) {
            return;
        }
        int newer = random.nextInt(sent.size());
        int older = newer + random.nextInt(Math.min(10, sent.size() - newer));
        MessagePosition last = sent.get(newer).position();
        int beyond = newer == 0 ? random.nextInt(3) : 0;
        ReadMark mark = new ReadMark(
                reader,
                sender,
                sent.get(older).position(),
                new MessagePosition(last.seq() + beyond, last.senderSeq() + beyond));
        await(model.markRead(mark));
        await(store.markRead(mark));
        unread(reader, sender);
    }

    private void readThrough(UserId reader, UserId peer) {
        ReadReceipt receipt = new ReadReceipt(reader, peer, 1 + random.nextInt(60));
        Optional<ReadReceipt> exact = await(model.markReadThrough(receipt));
        Optional<ReadReceipt> actual = await(inbox.markReadThrough(receipt));
        assertThat(actual.isPresent()).as("%s, read through", step).isEqualTo(exact.isPresent());
        exact.ifPresent(all -> assertThat(actual.orElseThrow().seq())
                .as("%s, read through", step)
                .isBetween(Math.min(receipt.seq(), all.seq()), all.seq()));
        unread(reader, peer);
        positions(reader, peer);
    }

    private void positions(UserId user, UserId peer) {
        Conversation conversation = Conversation.between(user, peer);
        assertCertain(await(inbox.readPositions(conversation, user)), await(model.readPositions(conversation, user)));
    }

    /** A store may be less certain than the model, which counts; never more. */
    private void assertCertain(ReadPositions actual, ReadPositions exact) {
        assertThat(actual.readSeq()).as("%s, read", step).isBetween(0L, exact.readSeq());
        assertThat(actual.peerReadSeq()).as("%s, read by the peer", step).isBetween(0L, exact.peerReadSeq());
    }

    private void inbox(UserId user) {
        InboxQuery query = new InboxQuery(user, Optional.empty(), 10);
        List<InboxEntry> actual = await(inbox.inbox(query)).entries();
        assertThat(actual)
                .as("%s, order of the inbox of %s", step, user)
                .extracting(entry -> entry.last().id())
                .isSortedAccordingTo(Comparator.reverseOrder());
        // Which of two messages that were sent at once, to different people, is the newer one is not said.
        List<InboxEntry> entries = byPeer(actual);
        List<InboxEntry> expected = byPeer(await(model.inbox(query)).entries());
        assertThat(entries)
                .as("%s, inbox of %s", step, user)
                .extracting(InboxEntry::summary)
                .isEqualTo(expected.stream().map(InboxEntry::summary).toList());
        for (int i = 0; i < entries.size(); i++) {
            assertThat(withoutId(entries.get(i).last()))
                    .as("%s, newest message of entry %d", step, i)
                    .isEqualTo(withoutId(expected.get(i).last()));
            assertCertain(entries.get(i).positions(), expected.get(i).positions());
        }
    }

    private static List<InboxEntry> byPeer(List<InboxEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(entry -> entry.summary().peer()))
                .toList();
    }

    private void block(UserId user, UserId blocked) {
        if (user.equals(blocked)) {
            return;
        }
        Block block = new Block(user, blocked);
        boolean blocks = random.nextInt(3) == 0;
        await(blocks ? model.block(block) : model.unblock(block));
        await(blocks ? store.block(block) : store.unblock(block));
        assertThat(await(store.blockedBy(user)))
                .as("%s, blocked by %s", step, user)
                .isEqualTo(await(model.blockedBy(user)));
    }

    private void change(UserId sender, UserId peer) {
        List<Message> said = await(
                        model.history(new HistoryQuery(Conversation.between(sender, peer), Long.MAX_VALUE, 40)))
                .messages();
        long seq = said.isEmpty() ? 1 : said.get(random.nextInt(said.size())).seq() + random.nextInt(2);
        Optional<MessageText> text =
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(new MessageText("new " + random.nextInt(3)));
        MessageChange change = new MessageChange(sender, peer, seq, text, NOON.plusMillis(5000 + random.nextInt(5000)));
        ChangeWindow window = new ChangeWindow(Duration.ofMillis(2000 + random.nextInt(8000)));
        assertThat(await(store.change(change, window)).<Object>fold(RandomWorkload::comparable, refused -> refused))
                .as("%s, change", step)
                .isEqualTo(await(model.change(change, window))
                        .<Object>fold(RandomWorkload::comparable, refused -> refused));
        unread(peer, sender);
        counts(peer);
    }

    private static ChangeOutcome.Changed comparable(ChangeOutcome.Changed changed) {
        return new ChangeOutcome.Changed(withoutId(changed.message()), changed.repeated());
    }

    private void history(UserId one, UserId other) {
        Conversation conversation = Conversation.between(one, other);
        long beforeSeq = random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(80);
        HistoryQuery query = new HistoryQuery(conversation, beforeSeq, 1 + random.nextInt(30));
        MessagePage expected = await(model.history(query));
        MessagePage actual = await(store.history(query));
        assertSamePage(actual.messages(), actual.more(), expected.messages(), expected.more());
        for (Message message : actual.messages()) {
            assertThat(await(store.seqOf(conversation, message.id())))
                    .as("%s, seqOf", step)
                    .hasValue(message.seq());
        }
    }

    private void transcript(Conversation conversation) {
        long throughSeq = random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(80);
        TranscriptQuery query =
                new TranscriptQuery(conversation, random.nextInt(40), throughSeq, 1 + random.nextInt(30));
        MessagePage expected = await(model.transcript(query));
        MessagePage actual = await(store.transcript(query));
        assertSamePage(actual.messages(), actual.more(), expected.messages(), expected.more());
    }

    private void unread(UserId reader, UserId sender) {
        Optional<MessagePosition> after =
                await(model.unread(new UnreadQuery(reader, sender, Optional.empty(), Long.MAX_VALUE, 1)))
                        .messages()
                        .stream()
                        .map(Message::position)
                        .filter(position -> random.nextBoolean())
                        .findAny();
        long through = random.nextBoolean() ? Long.MAX_VALUE : 1 + random.nextInt(40);
        UnreadQuery query = new UnreadQuery(reader, sender, after, through, 1 + random.nextInt(20));
        UnreadSlice expected = await(model.unread(query));
        UnreadSlice actual = await(store.unread(query));
        assertSamePage(actual.messages(), actual.more(), expected.messages(), expected.more());
        assertThat(actual.through()).as("%s, through of %s", step, query).isEqualTo(expected.through());
    }

    private void counts(UserId reader) {
        assertThat(await(store.unreadCounts(reader)))
                .as("%s, counts of %s", step, reader)
                .isEqualTo(await(model.unreadCounts(reader)));
    }

    private void conversations(UserId user) {
        int most = 1 + random.nextInt(4);
        assertThat(new AwaitedMessageStore(store).conversations(user, most))
                .as("%s, conversations of %s", step, user)
                .containsExactlyInAnyOrderElementsOf(new AwaitedMessageStore(model).conversations(user, most));
    }

    private void assertSamePage(List<Message> actual, boolean more, List<Message> expected, boolean expectedMore) {
        boolean cutShort = !actual.isEmpty() && actual.size() < expected.size();
        assertThat(actual.stream().map(RandomWorkload::withoutId))
                .as("%s, page", step)
                .isEqualTo(expected.subList(0, cutShort ? actual.size() : expected.size()).stream()
                        .map(RandomWorkload::withoutId)
                        .toList());
        assertThat(more).as("%s, more", step).isEqualTo(cutShort || expectedMore);
        for (Message message : actual) {
            assertThat(message.id())
                    .as("%s, id", step)
                    .isEqualTo(idsBySeq.getOrDefault(message.conversation(), Map.of())
                            .get(message.seq()));
        }
    }

    private static Message withoutId(Message message) {
        return new Message(
                0,
                message.position(),
                message.sender(),
                message.recipient(),
                message.text(),
                message.sentAt(),
                message.updatedAt(),
                message.read(),
                message.clientId(),
                message.editedAt(),
                message.recalledAt());
    }
}
