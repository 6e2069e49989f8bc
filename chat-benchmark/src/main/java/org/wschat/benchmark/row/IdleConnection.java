package org.wschat.benchmark.row;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.wschat.benchmark.load.Crowd;
import org.wschat.benchmark.load.Load;
import org.wschat.benchmark.load.LoadPlan;
import org.wschat.benchmark.load.Wire;
import org.wschat.benchmark.scoreboard.Comparison;
import org.wschat.benchmark.scoreboard.Machine;
import org.wschat.benchmark.scoreboard.Target;
import org.wschat.benchmark.subject.Subject;
import org.wschat.benchmark.subject.TyrusEcho;

/** What 10,000 idle sockets cost: live heap for each, against Tyrus's own server, and acknowledged messages a second. */
record IdleConnection() implements Row {

    private static final int SOCKETS = 10_000;
    private static final int OTHER_FILES = 500;
    private static final int SENDERS = 50;
    private static final Duration SETTLING = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "idle_connection";
    }

    @Override
    public int comparisons() {
        return 2;
    }

    @Override
    public List<Comparison> measure(Lab lab) throws SQLException, IOException {
        long files = Machine.openFiles();
        if (files < SOCKETS + OTHER_FILES) {
            throw new IllegalStateException("this process may have " + files + " files open (expected: at least "
                    + (SOCKETS + OTHER_FILES) + "; ulimit -n sets it, for the shell that starts this)");
        }
        try (Subject chat = lab.chatOnServer("bench_chat");
                Subject echo = lab.server(TyrusEcho.class)) {
            Load load = lab.load(chat);
            LoadPlan plan = DurableAcks.closedLoop(lab, SENDERS, 1);
            load.warmUp(plan);
            return List.of(
                    new Comparison(
                            name(),
                            "idle socket of Tyrus's own server",
                            "B/socket",
                            Target.atMost(1.10),
                            lab.byTurns(
                                    name(),
                                    () -> heapOfOne(lab, chat, Wire.CHAT),
                                    () -> heapOfOne(lab, echo, Wire.ECHO)),
                            ""),
                    new Comparison(
                            name(),
                            "the same without idle sockets",
                            "messages/s",
                            Target.atLeast(0.95),
                            lab.byTurns(
                                    name(),
                                    () -> besidesCrowd(chat, load, plan),
                                    () -> load.run(plan).perSecond(Wire.CHAT)),
                            SENDERS + " senders, " + SOCKETS + " idle sockets"));
        }
    }

    private static double besidesCrowd(Subject chat, Load load, LoadPlan plan) {
        Crowd crowd = Crowd.open(chat.port(), Wire.CHAT, SOCKETS);
        try {
            return load.run(plan).perSecond(Wire.CHAT);
        } finally {
            crowd.close();
        }
    }

    private static double heapOfOne(Lab lab, Subject server, Wire wire) {
        long before = settledHeap(lab, server);
        try (Crowd crowd = Crowd.open(server.port(), wire, SOCKETS)) {
            return (double) (settledHeap(lab, server) - before) / crowd.size();
        }
    }

    /** After a second collection: some objects are let go of only because of the first. */
    private static long settledHeap(Lab lab, Subject server) {
        lab.wait(SETTLING);
        server.liveHeap();
        lab.wait(SETTLING);
        return server.liveHeap();
    }
}
