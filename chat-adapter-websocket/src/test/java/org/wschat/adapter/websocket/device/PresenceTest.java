package org.wschat.adapter.websocket.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.session.ConnectedDevice;
import org.wschat.adapter.websocket.session.RecordingOutbound;
import org.wschat.application.port.inbound.FindLastSeenUseCase;
import org.wschat.application.port.inbound.NoteSeenUseCase;
import org.wschat.application.port.outbound.ConnectionId;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.domain.conversation.UserId;

final class PresenceTest {

    private static final UserId BOB = new UserId("bob");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final RecordingOutbound out = new RecordingOutbound();
    private final ConnectedDevice watcher =
            new ConnectedDevice(new ConnectionId("w"), new UserId("alice"), out, new SyncCursor("c"));
    private final List<Instant> noted = new ArrayList<>();
    private final Map<UserId, Instant> seen = new HashMap<>();
    private Duration passed = Duration.ZERO;
    private boolean broken;
    private final Presence presence = new Presence(() -> passed.toNanos(), new PassingClock());

    @BeforeEach
    void start() {
        Notes notes = new Notes();
        presence.noteAt(notes, notes);
        watcher.welcome("welcome".getBytes(StandardCharsets.UTF_8));
        out.clear();
    }

    private void pass(Duration time) {
        passed = passed.plus(time);
        presence.sweep();
    }

    private CompletionStage<Boolean> watch(String... users) {
        return presence.watch(watcher, List.of(users).stream().map(UserId::new).toList(), Optional.of("w"));
    }

    private List<String> told() {
        List<String> told = out.texts().stream()
                .map(frame -> frame.replaceAll("\\{\"op\":\"presence\",|\"user\":|\"|}", ""))
                .toList();
        out.clear();
        return told;
    }

    @Test
    void tells_at_once_how_things_are_and_then_what_changes() {
        watch("bob");
        assertThat(told()).containsExactly("ref:w,bob,online:false,last_seen:null");
        presence.came(BOB);
        assertThat(told()).containsExactly("bob,online:true,last_seen:2026-01-02T12:00:00.000Z");
        watch("bob");
        assertThat(told()).containsExactly("ref:w,bob,online:true,last_seen:2026-01-02T12:00:00.000Z");
        presence.went(BOB);
        pass(Duration.ofSeconds(5));
        assertThat(told()).containsExactly("bob,online:false,last_seen:2026-01-02T12:00:05.000Z");
    }

    @Test
    void keeps_somebody_online_who_comes_back_in_time() {
        watch("bob");
        presence.came(BOB);
        told();
        for (int i = 0; i < 3; i++) {
            presence.went(BOB);
            pass(Duration.ofMillis(4999));
            presence.came(BOB);
        }
        pass(Duration.ofDays(1));
        assertThat(told()).isEmpty();
        assertThat(noted).hasSize(1);
    }

    @Test
    void counts_the_time_from_the_last_departure() {
        watch("bob");
        presence.came(BOB);
        presence.went(BOB);
        pass(Duration.ofSeconds(4));
        presence.came(BOB);
        presence.went(BOB);
        told();
        pass(Duration.ofSeconds(4));
        assertThat(told()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(told()).hasSize(1);
    }

    @Test
    void keeps_somebody_online_while_one_of_their_devices_is_left() {
        watch("bob");
        presence.came(BOB);
        presence.came(BOB);
        presence.went(BOB);
        told();
        pass(Duration.ofMinutes(1));
        assertThat(told()).isEmpty();
        presence.went(BOB);
        pass(Duration.ofSeconds(5));
        assertThat(told()).hasSize(1);
        assertThat(noted).containsExactly(NOON, NOON.plusSeconds(65));
    }

    @Test
    void tells_although_nothing_can_be_noted() {
        watch("bob");
        told();
        broken = true;
        presence.came(BOB);
        presence.went(BOB);
        pass(Duration.ofSeconds(5));
        assertThat(told())
                .containsExactly(
                        "bob,online:true,last_seen:2026-01-02T12:00:00.000Z",
                        "bob,online:false,last_seen:2026-01-02T12:00:05.000Z");
        assertThat(watch("bob")).isCompletedExceptionally();
    }

    @Test
    void tells_no_more_to_whoever_does_not_watch_any_more_and_forgets() {
        watch("bob", "carol");
        presence.came(BOB);
        told();
        presence.unwatch(watcher, List.of(BOB, new UserId("carol")));
        presence.went(BOB);
        pass(Duration.ofSeconds(5));
        assertThat(told()).isEmpty();
        assertThat(presence.remembered()).isZero();
    }

    /** Remembers in memory, or not at all. */
    private final class Notes implements NoteSeenUseCase, FindLastSeenUseCase {

        @Override
        public CompletionStage<Instant> seen(UserId user) {
            if (broken) {
                return CompletableFuture.failedStage(new MessageStoreException("broken on purpose"));
            }
            Instant now = NOON.plus(passed);
            noted.add(now);
            seen.put(user, now);
            return CompletableFuture.completedStage(now);
        }

        @Override
        public CompletionStage<Map<UserId, Instant>> lastSeen(Collection<UserId> users) {
            return broken
                    ? CompletableFuture.failedStage(new MessageStoreException("broken on purpose"))
                    : CompletableFuture.completedStage(Map.copyOf(seen));
        }
    }

    /** The time of day, as the test has it pass. */
    private final class PassingClock extends Clock {

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return NOON.plus(passed);
        }
    }
}
