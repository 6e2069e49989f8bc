package org.wschat.adapter.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.account.AccountWork;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.LastSeenMapper;
import org.wschat.adapter.sql.mapper.SessionMapper;
import org.wschat.adapter.sql.mapper.UserMapper;
import org.wschat.adapter.sql.row.LastSeenRow;
import org.wschat.adapter.sql.row.SessionRow;
import org.wschat.adapter.sql.row.UserRow;
import org.wschat.application.port.outbound.AddUserOutcome;
import org.wschat.application.port.outbound.LastSeenStore;
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
 * The accounts and their sessions. Whatever ends the sessions of an account, or adds one, locks the row of the account
 * first, so that none is added that nobody ends.
 */
final class SqlAccountStore implements UserStore, SessionStore, LastSeenStore, AutoCloseable {

    private static final int EXPIRED_AT_ONCE = 500;
    private static final Comparator<Session> NEWEST_FIRST = Comparator.comparing(Session::createdAt)
            .reversed()
            .thenComparing(session -> session.id().value());

    private final AccountWork work;
    private final SqlDialect dialect;
    private final Function<UserId, CompletionStage<Optional<String>>> names;
    private final Function<TokenHash, CompletionStage<Optional<Session>>> tokens;

    private final Function<LastSeenRow, CompletionStage<Void>> seen;

    SqlAccountStore(AccountWork work, SqlDialect dialect) {
        this.work = work;
        this.dialect = dialect;
        this.names = work.lookUps(SqlAccountStore::taken);
        this.tokens = work.lookUps(SqlAccountStore::sessions);
        this.seen = work.writes(
                (session, rows) -> session.getMapper(LastSeenMapper.class).save(latest(rows)));
    }

    /** Compares once more, character for character, whatever the database takes for the same. */
    private static Map<UserId, String> taken(SqlSession session, List<UserId> ids) {
        return session
                .getMapper(UserMapper.class)
                .taken(ids.stream().map(UserId::value).toList())
                .stream()
                .collect(Collectors.toMap(UserId::new, name -> name));
    }

    private static Map<TokenHash, Session> sessions(SqlSession session, List<TokenHash> tokens) {
        return session
                .getMapper(SessionMapper.class)
                .findAll(tokens.stream().map(TokenHash::value).toList())
                .stream()
                .collect(Collectors.toMap(row -> new TokenHash(row.tokenHash()), SessionRow::toSession));
    }

    @Override
    public CompletionStage<AddUserOutcome> add(NewUser user) {
        return work.write((session, perhapsDone) -> add(session, user, perhapsDone));
    }

    /** Whether the name is free is decided by the keys of the table, when the row is inserted. */
    private AddUserOutcome add(SqlSession session, NewUser user, boolean perhapsDone) throws SQLException {
        UserMapper users = session.getMapper(UserMapper.class);
        UserRow row = UserRow.of(user);
        if (!user.takeOver()
                && session.getMapper(ConversationMapper.class)
                        .isUsed(user.name().value())) {
            return taken(users, row, perhapsDone).orElse(AddUserOutcome.NAME_USED_BY_GUESTS);
        }
        try {
            users.insert(row);
            return AddUserOutcome.ADDED;
        } catch (PersistenceException e) {
            if (!dialect.isDuplicate(e)) {
                throw e;
            }
            return taken(users, row, perhapsDone).orElseThrow(() -> e);
        }
    }

    /** Why it cannot be added, if it cannot; an account with the same salt in its hash was made by this very call. */
    private static Optional<AddUserOutcome> taken(UserMapper users, UserRow row, boolean perhapsDone) {
        UserRow there = users.find(row.userName());
        if (there != null) {
            boolean made = perhapsDone && there.equals(row);
            return Optional.of(made ? AddUserOutcome.ADDED : AddUserOutcome.NAME_TAKEN);
        }
        return users.hasSkeleton(row.skeletonHash())
                ? Optional.of(AddUserOutcome.NAME_LOOKS_LIKE_ANOTHER)
                : Optional.empty();
    }

    @Override
    public CompletionStage<Boolean> isRegistered(UserId id) {
        return names.apply(id).thenApply(Optional::isPresent);
    }

    @Override
    public CompletionStage<Optional<StoredUser>> find(UserName name) {
        return work.read(session -> Optional.ofNullable(
                        session.getMapper(UserMapper.class).find(name.value()))
                .filter(user -> !user.erased())
                .map(UserRow::toStored));
    }

    @Override
    public CompletionStage<List<User>> list(Optional<UserName> after, int limit) {
        String first = after.map(UserName::value).orElse("");
        return work.read(session -> session.getMapper(UserMapper.class).page(first, limit).stream()
                .map(UserRow::toUser)
                .toList());
    }

    @Override
    public CompletionStage<Optional<List<SessionId>>> changePassword(
            UserName name, Optional<PasswordHash> from, PasswordHash to, Optional<SessionId> kept) {
        Set<SessionId> ended = new LinkedHashSet<>();
        return work.write((session, perhapsDone) -> {
            UserMapper users = session.getMapper(UserMapper.class);
            UserRow user = lock(users, name);
            if (user == null) {
                return Optional.empty();
            }
            boolean done = perhapsDone && isKept(Optional.of(to), user);
            if (!done && !isKept(from, user)) {
                return Optional.empty();
            }
            users.setPassword(name.value(), to.value());
            return Optional.of(endSessions(session, name, kept, ended));
        });
    }

    @Override
    public CompletionStage<Optional<List<SessionId>>> disable(UserName name, boolean disabled) {
        Set<SessionId> ended = new LinkedHashSet<>();
        return work.write((session, perhapsDone) -> {
            UserMapper users = session.getMapper(UserMapper.class);
            if (lock(users, name) == null) {
                return Optional.empty();
            }
            users.setDisabled(name.value(), disabled);
            return Optional.of(disabled ? endSessions(session, name, Optional.empty(), ended) : List.of());
        });
    }

    @Override
    public CompletionStage<Optional<List<SessionId>>> erase(UserName name, Optional<PasswordHash> from, Instant now) {
        Set<SessionId> ended = new LinkedHashSet<>();
        return work.write((session, perhapsDone) -> {
            UserMapper users = session.getMapper(UserMapper.class);
            UserRow user = users.lock(name.value());
            if (perhapsDone && user != null && Objects.equals(user.erasedAt(), now.toEpochMilli())) {
                return Optional.of(List.copyOf(ended));
            }
            if (user == null || user.erased() || !isKept(from, user)) {
                return Optional.empty();
            }
            users.erase(name.value(), now.toEpochMilli());
            return Optional.of(endSessions(session, name, Optional.empty(), ended));
        });
    }

    @Override
    public CompletionStage<Void> eraseTexts(UserName name) {
        return work.eraseTexts(name);
    }

    @Override
    public CompletionStage<List<PendingErasure>> pendingErasures() {
        return work.read(session -> session.getMapper(UserMapper.class).erasing().stream()
                .map(UserRow::toErasure)
                .toList());
    }

    @Override
    public CompletionStage<Void> endErasure(UserName name) {
        return work.write((session, perhapsDone) -> {
                    session.getMapper(UserMapper.class).endErasure(name.value());
                    return true;
                })
                .thenAccept(ended -> {});
    }

    @Override
    public CompletionStage<Boolean> add(Session session, TokenHash token, PasswordHash checked) {
        SessionRow row = SessionRow.of(session, token);
        return work.write((mappers, perhapsDone) -> {
            UserRow user = lock(mappers.getMapper(UserMapper.class), session.user());
            if (user == null || user.disabled() || !isKept(Optional.of(checked), user)) {
                return false;
            }
            SessionMapper sessions = mappers.getMapper(SessionMapper.class);
            if (!perhapsDone || sessions.findAll(List.of(row.tokenHash())).isEmpty()) {
                sessions.insert(row);
            }
            return true;
        });
    }

    @Override
    public CompletionStage<Optional<Session>> find(TokenHash token) {
        return tokens.apply(token);
    }

    @Override
    public CompletionStage<Void> noteUse(Session session) {
        Instant lastSeenAt = session.lastSeenAt();
        return work.write((mappers, perhapsDone) -> {
                    mappers.getMapper(SessionMapper.class)
                            .noteUse(
                                    session.id().value(),
                                    lastSeenAt.toEpochMilli(),
                                    session.expiresAt().toEpochMilli());
                    return true;
                })
                .thenAccept(noted -> {});
    }

    @Override
    public CompletionStage<List<Session>> of(UserName user) {
        return work.read(session -> session.getMapper(SessionMapper.class).of(user.value()).stream()
                .map(SessionRow::toSession)
                .sorted(NEWEST_FIRST)
                .toList());
    }

    @Override
    public CompletionStage<Boolean> end(UserName user, SessionId id) {
        AtomicBoolean ended = new AtomicBoolean();
        return work.write((session, perhapsDone) -> {
            if (session.getMapper(SessionMapper.class).end(id.value(), user.value()) > 0) {
                ended.set(true);
            }
            return ended.get();
        });
    }

    @Override
    public CompletionStage<List<SessionId>> endAll(UserName user) {
        Set<SessionId> ended = new LinkedHashSet<>();
        return work.write((session, perhapsDone) -> lock(session.getMapper(UserMapper.class), user) == null
                ? List.of()
                : endSessions(session, user, Optional.empty(), ended));
    }

    @Override
    public CompletionStage<Void> removeExpired(Instant now) {
        return work.writeAll((session, perhapsDone) ->
                session.getMapper(SessionMapper.class).removeExpired(now.toEpochMilli(), EXPIRED_AT_ONCE)
                        == EXPIRED_AT_ONCE);
    }

    @Override
    public CompletionStage<Void> noteSeen(UserId user, Instant at) {
        return seen.apply(new LastSeenRow(user.value(), at.toEpochMilli()));
    }

    /** Each person once, in one order for all transactions. */
    private static Collection<LastSeenRow> latest(List<LastSeenRow> rows) {
        Map<String, LastSeenRow> latest = new TreeMap<>();
        rows.forEach(
                row -> latest.merge(row.userId(), row, (one, other) -> one.seenAt() > other.seenAt() ? one : other));
        return latest.values();
    }

    @Override
    public CompletionStage<Map<UserId, Instant>> lastSeen(Collection<UserId> users) {
        if (users.isEmpty()) {
            return CompletableFuture.completedStage(Map.of());
        }
        List<String> ids = users.stream().map(UserId::value).distinct().toList();
        return work.read(session -> session.getMapper(LastSeenMapper.class).find(ids).stream()
                .collect(Collectors.toMap(row -> new UserId(row.userId()), row -> Instant.ofEpochMilli(row.seenAt()))));
    }

    /** The account, until the end of the transaction nobody else's to change; null if it is erased or never was. */
    private static @Nullable UserRow lock(UserMapper users, UserName name) {
        UserRow user = users.lock(name.value());
        return user == null || user.erased() ? null : user;
    }

    /** Whether that password is kept of an account that is not erased, if any must be. */
    private static boolean isKept(Optional<PasswordHash> password, UserRow user) {
        return password.isEmpty() || password.get().equals(user.toStored().password());
    }

    /**
     * Ends the sessions of an account that is locked, and names them, with those that {@code ended} holds from an earlier try
     * whose commit was perhaps not answered.
     */
    private static List<SessionId> endSessions(
            SqlSession session, UserName user, Optional<SessionId> kept, Set<SessionId> ended) {
        SessionMapper sessions = session.getMapper(SessionMapper.class);
        sessions.ids(user.value()).stream()
                .map(SessionId::new)
                .filter(id -> !kept.equals(Optional.of(id)))
                .forEach(ended::add);
        sessions.endOthers(user.value(), kept.map(SessionId::value).orElse(""));
        return new ArrayList<>(ended);
    }

    /** Takes no more, does what is queued, and completes every stage. */
    @Override
    public void close() {
        work.close();
    }
}
