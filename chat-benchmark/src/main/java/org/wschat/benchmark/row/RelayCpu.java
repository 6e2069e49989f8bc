package org.wschat.benchmark.row;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.wschat.benchmark.load.Load;
import org.wschat.benchmark.load.LoadPlan;
import org.wschat.benchmark.load.LoadResult;
import org.wschat.benchmark.load.Wire;
import org.wschat.benchmark.scoreboard.Comparison;
import org.wschat.benchmark.scoreboard.Target;
import org.wschat.benchmark.subject.NioEcho;
import org.wschat.benchmark.subject.Relay;
import org.wschat.benchmark.subject.Subject;
import org.wschat.benchmark.subject.TyrusEcho;

/** Messages for each second of the server's processors, without a store, against servers that only echo. */
record RelayCpu() implements Row {

    private static final int SENDERS = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "relay_cpu_50x1";
    }

    @Override
    public int comparisons() {
        return 2;
    }

    @Override
    public List<Comparison> measure(Lab lab) throws SQLException, IOException {
        return List.of(
                against(lab, NioEcho.class, "bare Java NIO echo", Target.atLeast(0.45)),
                against(lab, TyrusEcho.class, "echo on Tyrus's own server", Target.atLeast(3.5)));
    }

    private Comparison against(Lab lab, Class<?> echo, String reference, Target target)
            throws SQLException, IOException {
        try (Subject relay = lab.server(Relay.class);
                Subject floor = lab.server(echo)) {
            Load ours = lab.load(relay);
            Load theirs = lab.load(floor);
            LoadPlan chat = new LoadPlan(Wire.CHAT, SENDERS, 1, 0, DurableAcks.CONTENT, WARM_UP, lab.seconds());
            LoadPlan echoed = new LoadPlan(Wire.ECHO, SENDERS, 1, 0, DurableAcks.CONTENT, WARM_UP, lab.seconds());
            ours.warmUp(chat);
            theirs.warmUp(echoed);
            String[] remark = {""};
            List<Comparison.Pair> pairs = lab.byTurns(
                    name(),
                    () -> {
                        LoadResult result = ours.run(chat);
                        remark[0] = String.format(
                                Locale.ROOT,
                                "%,.0f messages/s, %.0f bytes allocated and %.2f reads and writes for a message",
                                result.perSecond(Wire.CHAT),
                                (double) result.allocated() / result.acknowledged(),
                                (double) result.calls() / result.acknowledged());
                        return result.perCpuSecond();
                    },
                    () -> theirs.run(echoed).perCpuSecond());
            return new Comparison(name(), reference, "messages/CPU s", target, pairs, remark[0]);
        }
    }
}
