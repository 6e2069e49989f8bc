package org.wschat.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.wschat.application.port.outbound.AddUserOutcome;
import org.wschat.application.port.outbound.NewUser;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.PendingErasure;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;

/**
 * The model of a store of accounts and sessions: a map of each, one lock around everything. Its stages are complete when
 * they are returned.
 */
public final class InMemoryAccounts implements UserStore, SessionStore {

    private static final Comparator<Session> NEWEST_FIRST = Comparator.comparing(Session::createdAt)
            .reversed()
            .thenComparing(session -> session.id().value());

    private final InMemoryMessageStore messages;
    private final Map<UserName, StoredUser> users = new TreeMap<>();
    private final Map<TokenHash, Session> sessions = new HashMap<>();
    private final Set<UserId> takenNames = new HashSet<>();
    private final Set<String> takenSkeletons = new HashSet<>();
    private final Set<UserName> erased = new HashSet<>();
    private final Map<UserName, PendingErasure> erasures = new HashMap<>();

    /** Accounts of people who write nothing. */
    public InMemoryAccounts() {
        this(new InMemoryMessageStore());
    }

    /**
     * Accounts of people who write.
     *
     * @param messages where they write: it tells which names guests have used, and what is to be erased
     */
    public InMemoryAccounts(InMemoryMessageStore messages) {
        this.messages = messages;
    }

    @Override
    public synchronized CompletionStage<AddUserOutcome> add(NewUser user) {
        UserId id = user.name().id();
        if (takenNames.contains(id)) {
            return completed(AddUserOutcome.NAME_TAKEN);
        }
        if (takenSkeletons.contains(user.skeleton())) {
            return completed(AddUserOutcome.NAME_LOOKS_LIKE_ANOTHER);
        }
        if (!user.takeOver() && messages.isUsed(id)) {
            return completed(AddUserOutcome.NAME_USED_BY_GUESTS);
        }
        takenNames.add(id);
        takenSkeletons.add(user.skeleton());
        put(new StoredUser(new User(user.name(), user.createdAt(), false), user.password()));
        return completed(AddUserOutcome.ADDED);
    }

    @Override
    public synchronized CompletionStage<Boolean> isRegistered(UserId id) {
        return completed(takenNames.contains(id));
    }

    @Override
    public synchronized CompletionStage<Optional<StoredUser>> find(UserName name) {
        return completed(stored(name));
    }

    @Override
    public synchronized CompletionStage<List<User>> list(Optional<UserName> after, int limit) {
        return completed(users.values().stream()
                .map(StoredUser::user)
                .filter(user -> after.isEmpty() || user.name().compareTo(after.get()) > 0)
                .limit(limit)
                .toList());
    }

    @Override
    public synchronized CompletionStage<Optional<List<SessionId>>> changePassword(
            UserName name, Optional<PasswordHash> from, PasswordHash to, Optional<SessionId> kept) {
        return completed(stored(name)
                .filter(user -> from.isEmpty() || from.get().equals(user.password()))
                .map(user -> {
                    put(new StoredUser(user.user(), to));
                    return endIf(ofUser(name).and(session -> !kept.equals(Optional.of(session.id()))));
                }));
    }

    @Override
    public synchronized CompletionStage<Optional<List<SessionId>>> disable(UserName name, boolean disabled) {
        return completed(stored(name).map(user -> {
            put(new StoredUser(new User(name, user.user().createdAt(), disabled), user.password()));
            return endIf(ofUser(name).and(session -> disabled));
        }));
    }

    @Override
    public synchronized CompletionStage<Optional<List<SessionId>>> erase(
            UserName name, Optional<PasswordHash> from, Instant now) {
        return completed(stored(name)
                .filter(user -> from.isEmpty() || from.get().equals(user.password()))
                .map(user -> {
                    users.remove(name);
                    erasures.put(name, new PendingErasure(name, now));
                    erased.add(name);
                    return endIf(ofUser(name));
                }));
    }

    @Override
    public synchronized CompletionStage<Void> eraseTexts(UserName name) {
        if (erased.contains(name)) {
            messages.eraseTexts(name.id());
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletionStage<List<PendingErasure>> pendingErasures() {
        return completed(erasures.values().stream()
                .sorted(Comparator.comparing(PendingErasure::since))
                .toList());
    }

    @Override
    public synchronized CompletionStage<Void> endErasure(UserName name) {
        erasures.remove(name);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletionStage<Boolean> add(Session session, TokenHash token, PasswordHash checked) {
        boolean welcome = stored(session.user())
                .filter(user -> !user.user().disabled() && user.password().equals(checked))
                .isPresent();
        if (welcome) {
            sessions.put(token, session);
        }
        return completed(welcome);
    }

    @Override
    public synchronized CompletionStage<Optional<Session>> find(TokenHash token) {
        return completed(Optional.ofNullable(sessions.get(token)));
    }

    @Override
    public synchronized CompletionStage<Void> noteUse(Session session) {
        sessions.replaceAll((token, there) -> there.id().equals(session.id()) ? session : there);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletionStage<List<Session>> of(UserName user) {
        return completed(sessions.values().stream()
                .filter(ofUser(user))
                .sorted(NEWEST_FIRST)
                .toList());
    }

    @Override
    public synchronized CompletionStage<Boolean> end(UserName user, SessionId id) {
        return completed(
                !endIf(ofUser(user).and(session -> session.id().equals(id))).isEmpty());
    }

    @Override
    public synchronized CompletionStage<List<SessionId>> endAll(UserName user) {
        return completed(endIf(ofUser(user)));
    }

    @Override
    public synchronized CompletionStage<Void> removeExpired(Instant now) {
        sessions.values().removeIf(session -> session.expiredAt(now));
        return CompletableFuture.completedFuture(null);
    }

    private Optional<StoredUser> stored(UserName name) {
        return Optional.ofNullable(users.get(name));
    }

    private void put(StoredUser user) {
        users.put(user.user().name(), user);
    }

    private List<SessionId> endIf(Predicate<Session> ends) {
        List<SessionId> ended =
                sessions.values().stream().filter(ends).map(Session::id).toList();
        sessions.values().removeIf(ends);
        return ended;
    }

    private static Predicate<Session> ofUser(UserName user) {
        return session -> session.user().equals(user);
    }

    private static <T> CompletionStage<T> completed(T result) {
        return CompletableFuture.completedFuture(result);
    }
}
