package org.wschat.testkit.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a store and its connections: counts commits and queries, keeps the statements, and breaks what a test wants broken.
 *
 * <p>A commit is {@link Connection#commit()} or the statement {@code COMMIT}. May be used from any thread. Of several data
 * sources, the first is taken for the one that is written with, the second for the one that is read with.
 */
public final class WatchedConnections implements UnaryOperator<DataSource> {

    /** What happens to one commit. */
    public enum Fault {
        /** The connection is lost, nothing is committed (SQL state 08S01). */
        LOST_BEFORE_COMMIT,
        /** All is committed, then the connection is lost (SQL state 08S01). */
        LOST_AFTER_COMMIT,
        /** Another transaction was in the way, nothing is committed (SQL state 40001). */
        CONFLICT
    }

    private final List<DataSource> sources = new CopyOnWriteArrayList<>();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger queries = new AtomicInteger();
    private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, List<Call>> statements = new ConcurrentHashMap<>();
    private volatile String poison = "\u0000 nothing is poison";
    private volatile CountDownLatch commitGate = new CountDownLatch(0);
    private volatile CountDownLatch commitReached = new CountDownLatch(0);
    private volatile CountDownLatch readGate = new CountDownLatch(0);
    private volatile boolean unreachable;

    /**
     * One parameter of a statement.
     *
     * @param setter the method of {@link PreparedStatement} that set it
     * @param index which one, from 1
     * @param value to what; for {@code setNull}, to a null of which type
     */
    public record Call(Method setter, int index, @Nullable Object value) {}

    /** Nothing watched yet. */
    public WatchedConnections() {}

    /** {@return how often a transaction was really committed} */
    public int commits() {
        return commits.get();
    }

    /** {@return how many queries were run on connections to read with} */
    public int queries() {
        return queries.get();
    }

    /**
     * Gives out no connection to read with from now on.
     *
     * @return lets those go who ask for one when it is counted down
     */
    public CountDownLatch holdReading() {
        readGate = new CountDownLatch(1);
        return readGate;
    }

    /**
     * Breaks the next commit.
     *
     * @param fault how
     */
    public void breakNextCommit(Fault fault) {
        faults.add(fault);
    }

    /**
     * From now on no connection is given out, or they are again.
     *
     * @param isUnreachable whether asking for one fails (SQL state 08001)
     */
    public void unreachable(boolean isUnreachable) {
        unreachable = isUnreachable;
    }

    /**
     * Refuses every statement or batch with a parameter that contains a text (SQL state 22001).
     *
     * @param text the text
     */
    public void poison(String text) {
        poison = text;
    }

    /**
     * Holds every commit from now on.
     *
     * @return lets them go when it is counted down
     */
    public CountDownLatch holdCommits() {
        commitReached = new CountDownLatch(1);
        commitGate = new CountDownLatch(1);
        return commitGate;
    }

    /**
     * Waits until a commit is held.
     *
     * @throws InterruptedException if this thread is interrupted
     */
    public void awaitHeldCommit() throws InterruptedException {
        commitReached.await();
    }

    /** {@return the connections the store writes with} */
    public DataSource writing() {
        return sources.get(0);
    }

    /** {@return the connections the store reads with} */
    public DataSource reading() {
        return sources.get(1);
    }

    /** {@return every statement so far, with the parameters it last had} */
    public Map<String, List<Call>> statements() {
        return statements;
    }

    @Override
    public DataSource apply(DataSource source) {
        sources.add(source);
        boolean reads = sources.size() == 2;
        return proxy(DataSource.class, (self, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return invoke(source, method, arguments);
            }
            if (unreachable) {
                throw new SQLException("unreachable", "08001");
            }
            if (reads) {
                readGate.await();
            }
            return watch(source.getConnection(), reads ? queries : new AtomicInteger());
        });
    }

    private Connection watch(Connection connection, AtomicInteger runs) {
        return proxy(Connection.class, (self, method, arguments) -> switch (method.getName()) {
            case "commit" -> {
                commit(connection::commit);
                yield null;
            }
            case "createStatement" -> watch(connection.createStatement());
            case "prepareStatement" ->
                watch((PreparedStatement) called(connection, method, arguments), (String) arguments[0], runs);
            default -> invoke(connection, method, arguments);
        });
    }

    private Statement watch(Statement statement) {
        return proxy(Statement.class, (self, method, arguments) -> {
            if (method.getName().equals("execute") && arguments[0].equals("COMMIT")) {
                commit(() -> statement.execute("COMMIT"));
                return false;
            }
            return invoke(statement, method, arguments);
        });
    }

    private void commit(Commit commit) throws SQLException, InterruptedException {
        commitReached.countDown();
        commitGate.await();
        Fault fault = faults.poll();
        if (fault == Fault.CONFLICT) {
            throw new SQLException("deadlock", "40001");
        }
        if (fault == Fault.LOST_BEFORE_COMMIT) {
            throw new SQLException("lost", "08S01");
        }
        commit.run();
        commits.incrementAndGet();
        if (fault == Fault.LOST_AFTER_COMMIT) {
            throw new SQLException("lost", "08S01");
        }
    }

    private interface Commit {
        void run() throws SQLException;
    }

    private PreparedStatement watch(PreparedStatement statement, String sql, AtomicInteger runs) {
        List<Call> calls = new ArrayList<>();
        boolean[] poisoned = new boolean[1];
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length == 2 && arguments[0] instanceof Integer index) {
                calls.removeIf(call -> call.index() == index);
                calls.add(new Call(method, index, arguments[1]));
                poisoned[0] |= arguments[1] instanceof String text && text.contains(poison);
            }
            if (method.getName().startsWith("execute")) {
                runs.incrementAndGet();
                statements.put(sql, List.copyOf(calls));
                if (poisoned[0]) {
                    throw new SQLException("refused", "22001", 1406);
                }
            }
            return invoke(statement, method, arguments);
        });
    }

    private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static Object called(Object target, Method method, Object[] arguments) throws Throwable {
        return Objects.requireNonNull(invoke(target, method, arguments));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
