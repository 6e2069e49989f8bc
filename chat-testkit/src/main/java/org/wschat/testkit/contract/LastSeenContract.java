package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedMessageStore.NOON;
import static org.wschat.testkit.Stages.await;
import static org.wschat.testkit.Stages.awaitAll;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wschat.domain.conversation.UserId;
import org.wschat.testkit.People;

/** When people were last connected. */
interface LastSeenContract extends StoreChapter {

    @Test
    default void remembers_the_latest_time_of_those_who_were_seen() {
        People people = People.strangers();
        UserId mia = people.named("mia");
        UserId bob = people.named("bob");
        await(lastSeen().noteSeen(mia, NOON));
        await(lastSeen().noteSeen(mia, NOON.plusMillis(7)));
        await(lastSeen().noteSeen(mia, NOON.plusMillis(3)));
        await(lastSeen().noteSeen(bob, NOON));

        assertThat(await(lastSeen().lastSeen(List.of(mia, bob, people.named("nobody"), mia))))
                .isEqualTo(Map.of(mia, NOON.plusMillis(7), bob, NOON));
        assertThat(await(lastSeen().lastSeen(List.of()))).isEmpty();
    }

    @Test
    default void takes_many_at_once() {
        People people = People.strangers();
        List<UserId> all = IntStream.range(0, 900)
                .mapToObj(i -> people.named("p" + i % 300))
                .toList();

        awaitAll(IntStream.range(0, 900)
                .mapToObj(i -> lastSeen().noteSeen(all.get(i), NOON.plusMillis(i)))
                .toList());

        Map<UserId, Instant> found = await(lastSeen().lastSeen(all));
        assertThat(found).hasSize(300);
        assertThat(found.get(people.named("p7"))).isEqualTo(NOON.plusMillis(607));
    }
}
