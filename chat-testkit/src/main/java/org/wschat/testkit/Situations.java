package org.wschat.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;

/** Puts conversations of strangers into states that tests can name. */
public final class Situations {

    private final MessageStore store;
    private final AwaitedMessageStore awaited;

    /**
     * Makes situations in a store.
     *
     * @param store the store that is to hold them
     */
    public Situations(MessageStore store) {
        this.store = store;
        this.awaited = new AwaitedMessageStore(store);
    }

    /** {@return two people who never spoke} */
    public Situation nothingSaid() {
        People people = People.strangers();
        return new Situation(people.named("ann"), people.named("bob"), List.of(), List.of());
    }

    /**
     * The reader was away all the time.
     *
     * @param count how many messages the sender wrote
     * @return none of them read
     */
    public Situation offlineMessages(int count) {
        Situation two = nothingSaid();
        List<Message> said = IntStream.rangeClosed(1, count)
                .mapToObj(i -> awaited.append(two.sender(), two.reader(), "offline " + i))
                .toList();
        return new Situation(two.reader(), two.sender(), said, said);
    }

    /** {@return two messages while the reader was away, unread; then one that reached them} */
    public Situation offlineMessagesThenALiveOne() {
        Situation away = offlineMessages(2);
        List<Message> said = new ArrayList<>(away.messages());
        said.add(awaited.appendLive(away.sender(), away.reader(), "live 3"));
        return new Situation(away.reader(), away.sender(), said, away.messages());
    }

    /** {@return a reader who comes and goes: offline, live, offline, live, offline; every second message unread} */
    public Situation unreadWithGaps() {
        Situation two = nothingSaid();
        List<Message> said = new ArrayList<>();
        List<Message> unread = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            if (i % 2 == 0) {
                said.add(awaited.appendLive(two.sender(), two.reader(), "live " + i));
            } else {
                Message offline = awaited.append(two.sender(), two.reader(), "offline " + i);
                said.add(offline);
                unread.add(offline);
            }
        }
        return new Situation(two.reader(), two.sender(), said, unread);
    }

    /**
     * Both write in turn, the sender first, and neither reads.
     *
     * @param count how many messages of both together
     * @return the conversation; every odd message is the sender's, and unread
     */
    public Situation bothWriteInTurn(int count) {
        Situation two = nothingSaid();
        List<Message> said = IntStream.rangeClosed(1, count)
                .mapToObj(i -> i % 2 == 1
                        ? awaited.append(two.sender(), two.reader(), "question " + i)
                        : awaited.append(two.reader(), two.sender(), "answer " + i))
                .toList();
        List<Message> unread =
                said.stream().filter(message -> message.seq() % 2 == 1).toList();
        return new Situation(two.reader(), two.sender(), said, unread);
    }

    /**
     * A person who keeps notes.
     *
     * @param count how many messages they wrote to themselves
     * @return none of them read; reader and sender are the same
     */
    public Situation notesToSelf(int count) {
        UserId ann = People.strangers().named("ann");
        List<Message> said = IntStream.rangeClosed(1, count)
                .mapToObj(i -> awaited.append(ann, ann, "note " + i))
                .toList();
        return new Situation(ann, ann, said, said);
    }

    /**
     * A sender who does not wait for acknowledgements, and a reader who is away.
     *
     * @param count how many messages the sender wrote
     * @return none of them read
     */
    public Situation burst(int count) {
        Situation two = nothingSaid();
        List<CompletionStage<AppendOutcome>> stages = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            MessageText text = new MessageText("burst " + i);
            stages.add(store.append(
                    new NewMessage(two.sender(), two.reader(), text, AwaitedMessageStore.NOON), FirstContactRule.OFF));
        }
        List<Message> said = Stages.awaitAll(stages).stream()
                .map(outcome -> outcome.fold(AppendOutcome.Appended::message, refused -> {
                    throw new AssertionError("refused although nothing forbids it");
                }))
                .toList();
        return new Situation(two.reader(), two.sender(), said, said);
    }
}
