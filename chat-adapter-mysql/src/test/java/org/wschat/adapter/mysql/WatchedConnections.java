package org.wschat.adapter.mysql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Stands between a store and its connections: counts commits, keeps the statements, and breaks what a test wants broken. */
final class WatchedConnections implements UnaryOperator<DataSource> {

    /** What happens to one commit. */
    enum Fault {
        LOST_BEFORE_COMMIT,
        LOST_AFTER_COMMIT,
        CONFLICT
    }

    private final List<DataSource> sources = new CopyOnWriteArrayList<>();
    private final AtomicInteger commits = new AtomicInteger();
    private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, List<Call>> statements = new ConcurrentHashMap<>();
    private volatile String poison = "\u0000 nothing is poison";
    private volatile CountDownLatch commitGate = new CountDownLatch(0);
    private volatile CountDownLatch commitReached = new CountDownLatch(0);
    private volatile boolean unreachable;

    /** One parameter of a statement. */
    record Call(Method setter, int index, Object value) {}

    /** How often a transaction was really committed. */
    int commits() {
        return commits.get();
    }

    /** Breaks the next commit. */
    void breakNextCommit(Fault fault) {
        faults.add(fault);
    }

    /** From now on no connection is given out, or they are again. */
    void unreachable(boolean isUnreachable) {
        unreachable = isUnreachable;
    }

    /** Refuses every batch with a parameter that contains this text. */
    void poison(String text) {
        poison = text;
    }

    /** Holds every commit until the latch returned is counted down. */
    CountDownLatch holdCommits() {
        commitReached = new CountDownLatch(1);
        commitGate = new CountDownLatch(1);
        return commitGate;
    }

    /** Waits until a commit is held. */
    void awaitHeldCommit() throws InterruptedException {
        commitReached.await();
    }

    /** The connections the store writes with. */
    DataSource writing() {
        return sources.get(0);
    }

    /** The connections the store reads with. */
    DataSource reading() {
        return sources.get(1);
    }

    /** Every statement so far, with the parameters it last had. */
    Map<String, List<Call>> statements() {
        return statements;
    }

    @Override
    public DataSource apply(DataSource source) {
        sources.add(source);
        return proxy(DataSource.class, (self, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return invoke(source, method, arguments);
            }
            if (unreachable) {
                throw new SQLException("unreachable", "08001");
            }
            return watch(source.getConnection());
        });
    }

    private Connection watch(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> switch (method.getName()) {
            case "commit" -> {
                commit(connection);
                yield null;
            }
            case "prepareStatement" ->
                watch((PreparedStatement) invoke(connection, method, arguments), (String) arguments[0]);
            default -> invoke(connection, method, arguments);
        });
    }

    private void commit(Connection connection) throws SQLException, InterruptedException {
        commitReached.countDown();
        commitGate.await();
        Fault fault = faults.poll();
        if (fault == Fault.CONFLICT) {
            throw new SQLException("deadlock", "40001");
        }
        if (fault == Fault.LOST_BEFORE_COMMIT) {
            throw new SQLException("lost", "08S01");
        }
        connection.commit();
        commits.incrementAndGet();
        if (fault == Fault.LOST_AFTER_COMMIT) {
            throw new SQLException("lost", "08S01");
        }
    }

    private PreparedStatement watch(PreparedStatement statement, String sql) {
        List<Call> calls = new ArrayList<>();
        boolean[] poisoned = new boolean[1];
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length == 2 && arguments[0] instanceof Integer index) {
                calls.removeIf(call -> call.index() == index);
                calls.add(new Call(method, index, arguments[1]));
                poisoned[0] |= arguments[1] instanceof String text && text.contains(poison);
            }
            if (method.getName().startsWith("execute")) {
                statements.put(sql, List.copyOf(calls));
                if (poisoned[0]) {
                    throw new SQLException("refused", "22001", 1406);
                }
            }
            return invoke(statement, method, arguments);
        });
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
