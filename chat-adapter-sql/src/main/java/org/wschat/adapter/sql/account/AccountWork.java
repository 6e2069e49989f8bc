package org.wschat.adapter.sql.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.wschat.adapter.sql.database.Outage;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.domain.user.UserName;

/**
 * Carries out what is asked about accounts, on a few threads with bounded queues before them: some read, some write, and one
 * erases, for that may take long. May be used from any thread and never blocks.
 *
 * <p>Every stage but that of {@link #eraseTexts} is complete within 5 seconds, whatever the database does. While the database is
 * known to be away, or a queue is full, calls fail at once. If a stage fails, nothing was kept, with one exception: when the
 * database is lost during a commit, and again when that is looked into, what was to be committed may be there. Doing the
 * same again is right then too.
 */
public final class AccountWork implements AutoCloseable {

    private static final int READERS = 2;
    private static final int READS = 10_000;
    private static final int WRITES = 1_000;
    private static final int ERASURES = 100;

    private final AccountTransactions transactions;
    private final Outage outage;
    private final Lane reads;
    private final Lane writes;
    private final Lane erasures;

    /**
     * Starts no thread before there is work.
     *
     * @param writing connections to write with, {@link #writingConnections} of them for this
     * @param reading connections to read with, {@link #readingConnections} of them for this
     * @param sessions the mappers
     * @param dialect what the database speaks
     * @param outage whether the database is away
     */
    public AccountWork(
            DataSource writing, DataSource reading, SqlSessionFactory sessions, SqlDialect dialect, Outage outage) {
        this.transactions = new AccountTransactions(writing, reading, sessions, dialect, outage);
        this.outage = outage;
        this.reads = new Lane("chat-accounts-reader", READERS, READS);
        this.writes = new Lane("chat-accounts-writer", AccountTransactions.writers(dialect), WRITES);
        this.erasures = new Lane("chat-accounts-eraser", 1, ERASURES);
    }

    /**
     * How many connections to write with are needed besides those of the writer of messages.
     *
     * @param dialect what the database speaks
     * @return none on SQLite, where all that write share one
     */
    public static int writingConnections(SqlDialect dialect) {
        return dialect.isRemote() ? AccountTransactions.writers(dialect) : 0;
    }

    /** {@return how many connections to read with are needed besides those of the readers of messages} */
    public static int readingConnections() {
        return READERS + 1;
    }

    /**
     * Reads in one transaction.
     *
     * @param query what
     * @param <T> what it finds
     * @return what was found
     */
    public <T> CompletionStage<T> read(Function<SqlSession, T> query) {
        return submit(reads, times -> transactions.read(query, times));
    }

    /**
     * Looks up by keys, at most {@value GatheredLookUps#AT_ONCE} in one transaction: those that wait when it begins. All who
     * lost their sockets may come back at once; at most {@value GatheredLookUps#WAITING} wait.
     *
     * @param query what is found by the keys; each is there once, and one that nothing is found by is left out of the answer
     * @param <K> by what
     * @param <V> what
     * @return looks one up
     */
    public <K, V> Function<K, CompletionStage<Optional<V>>> lookUps(BiFunction<SqlSession, List<K>, Map<K, V>> query) {
        GatheredLookUps<K, V> gathered = new GatheredLookUps<>(
                reads, READERS, keys -> transactions.read(session -> query.apply(session, keys), CallTimes.now()));
        return key -> outage.isOn() ? CompletableFuture.failedStage(away()) : told(gathered.find(key));
    }

    /**
     * Writes what may be written in any order, at most {@value GatheredLookUps#AT_ONCE} in one transaction: what waits when it
     * begins.
     *
     * @param change writes them; each is there once
     * @param <K> what is written
     * @return writes one, and completes once it is committed
     */
    public <K> Function<K, CompletionStage<Void>> writes(BiConsumer<SqlSession, List<K>> change) {
        GatheredLookUps<K, Boolean> gathered = new GatheredLookUps<>(
                writes,
                1,
                all -> transactions.write(
                        (session, perhapsDone) -> {
                            change.accept(session, all);
                            return Map.of();
                        },
                        CallTimes.now()));
        return one -> outage.isOn()
                ? CompletableFuture.failedStage(away())
                : told(gathered.find(one)).thenAccept(written -> {});
    }

    /**
     * Writes in one transaction.
     *
     * @param change what
     * @param <T> what it tells
     * @return what it came to, once it is committed
     */
    public <T> CompletionStage<T> write(Change<T> change) {
        return submit(writes, times -> transactions.write(change, times));
    }

    /**
     * Writes in one transaction after the other, until one has nothing left to do.
     *
     * @param change does a part, and tells whether something is left
     * @return completes once nothing is left
     */
    public CompletionStage<Void> writeAll(Change<Boolean> change) {
        return this.<Boolean>submit(writes, times -> {
                    boolean more = true;
                    while (more) {
                        more = transactions.write(change, times);
                    }
                    return true;
                })
                .thenAccept(done -> {});
    }

    /**
     * Erases the texts of the owner of an account that is erased. Takes as long as it takes.
     *
     * @param name the account
     * @return completes once none is left
     */
    public CompletionStage<Void> eraseTexts(UserName name) {
        if (outage.isOn()) {
            return CompletableFuture.failedStage(away());
        }
        return erasures.<Boolean>submit(times -> {
                    new Erasure(transactions, erasures::isClosed, name).run();
                    return true;
                })
                .thenAccept(done -> {});
    }

    private <T> CompletionStage<T> submit(Lane lane, Lane.Task<T> task) {
        return outage.isOn() ? CompletableFuture.failedStage(away()) : inTime(lane.submit(task));
    }

    private static AccountStoreException away() {
        return new AccountStoreException("the database cannot be reached");
    }

    /** What is given up here is not committed later: see {@link CallTimes}. */
    private static <T> CompletionStage<T> inTime(CompletableFuture<T> call) {
        return told(call.orTimeout(CallTimes.ANSWER.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static <T> CompletionStage<T> told(CompletableFuture<T> call) {
        return call.exceptionallyCompose(failure -> CompletableFuture.failedStage(
                failure instanceof TimeoutException
                        ? new AccountStoreException("the database took too long", failure)
                        : cause(failure)));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Takes no more, does what is queued but for erasures, which stop, and completes every stage. */
    @Override
    public void close() {
        erasures.close();
        writes.close();
        reads.close();
        transactions.close();
    }
}
