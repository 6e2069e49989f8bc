package org.wschat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedMessageStore.NOON;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessageText;

/** A few people who write, read, mark, edit, recall and block all at the same time, each at random from a seed. */
public final class Bustle {

    private static final int MEMBERS = 6;
    private static final int PEOPLE = 5;
    private static final ChangeWindow ALWAYS = new ChangeWindow(Duration.ofDays(1));

    private final MessageStore store;
    private final AwaitedMessageStore awaited;
    private final List<UserId> people;

    /**
     * Makes the people.
     *
     * @param store where they write and read
     */
    public Bustle(MessageStore store) {
        this.store = store;
        this.awaited = new AwaitedMessageStore(store);
        People strangers = People.strangers();
        this.people = IntStream.range(0, PEOPLE)
                .mapToObj(person -> strangers.named("p" + person))
                .toList();
    }

    /**
     * Lets them go on for a while, waits until all have ended, and counts once more what is unread.
     *
     * @param seed of what they do; in which order they meet is up to the threads
     * @param steps how much each does
     */
    public void run(long seed, int steps) {
        Crowd.of(MEMBERS).each(member -> {
            Random random = new Random(seed * MEMBERS + member);
            for (int step = 0; step < steps; step++) {
                act(random);
            }
            return member;
        });
        people.forEach(this::recount);
    }

    private void recount(UserId reader) {
        Map<UserId, Long> unread = new HashMap<>();
        awaited.unreadCounts(reader).forEach(count -> unread.put(count.sender(), count.count()));
        for (UserId sender : people) {
            List<Message> sent = awaited.history(reader, sender).stream()
                    .filter(message -> message.sender().equals(sender))
                    .toList();
            assertThat(sent.stream().filter(message -> !message.read()))
                    .as("what %s has not read of %s", reader, sender)
                    .hasSize(unread.getOrDefault(sender, 0L).intValue());
            assertThat(sent)
                    .filteredOn(message -> message.recalledAt().isPresent())
                    .allMatch(Message::read);
        }
    }

    private void act(Random random) {
        UserId one = people.get(random.nextInt(PEOPLE));
        UserId other = people.get(random.nextInt(PEOPLE));
        switch (random.nextInt(13)) {
            case 0, 1, 2 -> awaited.outcome(hello(one, other, random));
            case 3 -> live(one, other, random);
            case 4 -> appendMany(one, other, random);
            case 5, 6, 7 -> mark(one, other, random);
            case 8 -> awaited.history(one, other);
            case 9, 10 -> change(one, other, random);
            case 11 -> block(one, other, random);
            default -> awaited.unreadCounts(one);
        }
    }

    private static NewMessage hello(UserId one, UserId other, Random random) {
        return new NewMessage(one, other, new MessageText("" + random.nextInt()), NOON);
    }

    private void live(UserId one, UserId other, Random random) {
        if (awaited.outcome(hello(one, other, random)) instanceof AppendOutcome.Appended appended) {
            awaited.markRead(appended.message(), appended.message());
        }
    }

    private void appendMany(UserId one, UserId other, Random random) {
        Stages.awaitAll(IntStream.range(0, 5)
                .mapToObj(i -> {
                    boolean back = random.nextBoolean();
                    MessageText text = new MessageText("" + i);
                    return store.append(
                            new NewMessage(back ? other : one, back ? one : other, text, NOON),
                            new FirstContactRule(random.nextInt(4)));
                })
                .toList());
    }

    private void change(UserId sender, UserId peer, Random random) {
        Optional<MessageText> text =
                random.nextBoolean() ? Optional.empty() : Optional.of(new MessageText("" + random.nextInt()));
        awaited.change(new MessageChange(sender, peer, 1 + random.nextInt(30), text, NOON), ALWAYS);
    }

    /** Mostly the end of a block, so that there is something to read. */
    private void block(UserId user, UserId blocked, Random random) {
        if (user.equals(blocked)) {
            return;
        }
        if (random.nextInt(4) == 0) {
            awaited.block(user, blocked);
        } else {
            awaited.unblock(user, blocked);
        }
    }

    private void mark(UserId reader, UserId sender, Random random) {
        List<Message> unread = awaited.unread(reader, sender);
        if (unread.isEmpty()) {
            return;
        }
        int first = random.nextInt(unread.size());
        int last = first + random.nextInt(Math.min(4, unread.size() - first));
        awaited.markRead(unread.get(first), unread.get(last));
    }
}
