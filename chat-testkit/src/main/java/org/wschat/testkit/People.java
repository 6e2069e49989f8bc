package org.wschat.testkit;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.wschat.domain.conversation.UserId;

/**
 * People nobody has heard of before: no two calls give names that start alike, not even in two runs against the same
 * database.
 */
public final class People {

    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final AtomicLong CALLS = new AtomicLong();

    private final String prefix;

    private People(String prefix) {
        this.prefix = prefix;
    }

    /** {@return a group of people of whom nobody has heard} */
    public static People strangers() {
        return new People(RUN + "." + CALLS.incrementAndGet() + ".");
    }

    /**
     * A person of this group: the same one for the same name.
     *
     * @param name the end of the id; names of one group sort as the ids do
     * @return the person
     */
    public UserId named(String name) {
        return new UserId(prefix + name);
    }

    /**
     * A person whose id is as long as ids may be.
     *
     * @param codePoint what to fill the id up with
     * @return the person
     */
    public UserId withTheLongestNameOf(int codePoint) {
        return new UserId(prefix + Character.toString(codePoint).repeat(UserId.MAX_CHARACTERS - prefix.length()));
    }
}
