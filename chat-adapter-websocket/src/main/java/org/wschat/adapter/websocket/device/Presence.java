package org.wschat.adapter.websocket.device;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.websocket.device.frame.DeviceFrames;
import org.wschat.adapter.websocket.endpoint.Call;
import org.wschat.adapter.websocket.session.ComingsAndGoings;
import org.wschat.adapter.websocket.session.ConnectedDevice;
import org.wschat.application.port.inbound.FindLastSeenUseCase;
import org.wschat.application.port.inbound.NoteSeenUseCase;
import org.wschat.domain.conversation.UserId;

/**
 * Who is connected, and who wants to know of it. Somebody is online from when their first connection opens, by either
 * protocol, until {@link #GRACE} after the last one has closed; when they were last seen is noted at both ends, and never in
 * between.
 *
 * <p><b>Concurrency.</b> May be used from any thread, and never blocks. All state is used within {@link Turns} only, one step
 * at a time, in the order of the calls. A device is told within the turn, so that what it is told last is how things are.
 */
public final class Presence implements ComingsAndGoings {

    /** How long somebody stays online without a connection. */
    public static final Duration GRACE = Duration.ofSeconds(5);

    private final LongSupplier ticker;
    private final Clock clock;
    private final Turns turns = new Turns();
    private final Map<UserId, Person> people = new HashMap<>();
    private final Queue<Departure> departures = new ArrayDeque<>();
    private volatile @Nullable Memory memory;

    /**
     * Nobody is connected.
     *
     * @param ticker the time, in nanoseconds from any origin
     * @param clock the time of day
     */
    public Presence(LongSupplier ticker, Clock clock) {
        this.ticker = ticker;
        this.clock = clock;
    }

    /**
     * Names who remembers when people were connected; nobody is connected before that.
     *
     * @param note remembers it
     * @param find tells it
     */
    public void noteAt(NoteSeenUseCase note, FindLastSeenUseCase find) {
        memory = new Memory(note, find);
    }

    @Override
    public void came(UserId user) {
        turns.take(() -> {
            Person person = people.computeIfAbsent(user, unknown -> new Person());
            person.connections++;
            if (!person.online) {
                person.online = true;
                Instant now = clock.instant();
                tell(user, person, Optional.of(now));
                var unused = seen(user);
            }
        });
    }

    @Override
    public void went(UserId user) {
        turns.take(() -> {
            Person person = people.get(user);
            if (person == null) {
                return;
            }
            person.connections--;
            if (person.connections == 0) {
                person.departures++;
                departures.add(new Departure(user, person.departures, ticker.getAsLong() + GRACE.toNanos()));
            }
        });
    }

    /** Those are offline now whose time is over. To be called a few times a second. */
    public void sweep() {
        turns.take(() -> {
            long now = ticker.getAsLong();
            Departure first = departures.peek();
            while (first != null && now - first.end() >= 0) {
                departures.remove();
                leave(first);
                first = departures.peek();
            }
        });
    }

    private void leave(Departure departure) {
        Person person = people.get(departure.user());
        if (person == null || person.connections > 0 || person.departures != departure.number()) {
            return;
        }
        person.online = false;
        forgetIfUnneeded(departure.user(), person);
        seen(departure.user())
                .whenComplete((at, failure) -> turns.take(() -> {
                    Person gone = people.get(departure.user());
                    if (gone != null && !gone.online) {
                        tell(departure.user(), gone, Optional.of(at == null ? clock.instant() : at));
                    }
                }));
    }

    /**
     * Tells a device about people, now and whenever something changes. Watching somebody again tells again.
     *
     * @param device the device
     * @param users whom it wants to know of
     * @param ref the client's mark
     * @return completes when the device was told how things are now; or with why that cannot be looked up
     */
    CompletionStage<Boolean> watch(ConnectedDevice device, List<UserId> users, Optional<String> ref) {
        turns.take(() -> users.forEach(user ->
                people.computeIfAbsent(user, unknown -> new Person()).watchers.add(device)));
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        lastSeen(users).whenComplete((times, failure) -> {
            if (failure != null) {
                told.completeExceptionally(failure);
            } else {
                turns.take(() -> answer(device, users, ref, times).thenAccept(told::complete));
            }
        });
        return told;
    }

    /**
     * Tells a device how things are now, unless that cannot be looked up.
     *
     * @param device the device
     * @param users of whom
     */
    void tellAgain(ConnectedDevice device, Collection<UserId> users) {
        if (!users.isEmpty()) {
            lastSeen(List.copyOf(users))
                    .thenAccept(times ->
                            turns.take(() -> users.forEach(user -> device.tell(now(user, Optional.empty(), times)))));
        }
    }

    private CompletionStage<Boolean> answer(
            ConnectedDevice device, List<UserId> users, Optional<String> ref, Map<UserId, Instant> times) {
        CompletionStage<Boolean> written = CompletableFuture.completedStage(true);
        for (UserId user : users) {
            written = device.answer(now(user, ref, times));
        }
        return written;
    }

    private byte[] now(UserId user, Optional<String> ref, Map<UserId, Instant> times) {
        Person person = people.get(user);
        return DeviceFrames.presence(ref, user, person != null && person.online, Optional.ofNullable(times.get(user)));
    }

    /**
     * Tells a device about people no more.
     *
     * @param device the device
     * @param users of whom
     */
    void unwatch(ConnectedDevice device, Collection<UserId> users) {
        List<UserId> all = List.copyOf(users);
        turns.take(() -> all.forEach(user -> {
            Person person = people.get(user);
            if (person != null) {
                person.watchers.remove(device);
                forgetIfUnneeded(user, person);
            }
        }));
    }

    private void forgetIfUnneeded(UserId user, Person person) {
        if (!person.online && person.watchers.isEmpty()) {
            people.remove(user);
        }
    }

    private static void tell(UserId user, Person person, Optional<Instant> seen) {
        if (!person.watchers.isEmpty()) {
            byte[] frame = DeviceFrames.presence(Optional.empty(), user, person.online, seen);
            person.watchers.forEach(device -> device.tell(frame));
        }
    }

    private CompletionStage<Instant> seen(UserId user) {
        return Call.of(() -> remembering().note().seen(user));
    }

    private CompletionStage<Map<UserId, Instant>> lastSeen(Collection<UserId> users) {
        return Call.of(() -> remembering().find().lastSeen(users));
    }

    private Memory remembering() {
        Memory application = memory;
        if (application == null) {
            throw new IllegalStateException("presence: asked before the start (expected: noteAt first)");
        }
        return application;
    }

    /** How many people are kept in mind. */
    int remembered() {
        return people.size();
    }

    /** Somebody who is online, or watched. */
    private static final class Person {
        final Set<ConnectedDevice> watchers = new LinkedHashSet<>(2);
        int connections;
        boolean online;

        /** How often their last connection has closed, so that only the latest departure counts. */
        long departures;
    }

    private record Memory(NoteSeenUseCase note, FindLastSeenUseCase find) {}

    private record Departure(UserId user, long number, long end) {}
}
