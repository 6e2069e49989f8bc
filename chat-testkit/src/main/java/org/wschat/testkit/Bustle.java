package org.wschat.testkit;

import static org.wschat.testkit.AwaitedMessageStore.NOON;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;

/** A few people who write, read and mark all at the same time, each at random from a seed. */
public final class Bustle {

    private static final int MEMBERS = 6;
    private static final int PEOPLE = 5;

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
     * Lets them go on for a while, and waits until all have ended.
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
    }

    private void act(Random random) {
        UserId one = people.get(random.nextInt(PEOPLE));
        UserId other = people.get(random.nextInt(PEOPLE));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> awaited.append(one, other, "" + random.nextInt());
            case 3 -> awaited.appendLive(one, other, "" + random.nextInt());
            case 4 -> appendMany(one, other, random);
            case 5, 6, 7 -> mark(one, other, random);
            case 8 -> awaited.history(one, other);
            default -> awaited.unreadCounts(one);
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
