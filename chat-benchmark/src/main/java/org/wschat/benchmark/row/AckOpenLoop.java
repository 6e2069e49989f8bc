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
import org.wschat.benchmark.subject.Subject;

/**
 * The 99th percentile of the time to an acknowledgement at ten times the rate that the model of the original can take, against
 * its median at that rate of its own. Ours counts from when a message should have been sent.
 */
record AckOpenLoop() implements Row {

    private static final int SENDERS = 50;
    private static final int TIMES = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    @Override
    public String name() {
        return "ack_p99_open_loop";
    }

    @Override
    public List<Comparison> measure(Lab lab) throws SQLException, IOException {
        try (Subject chat = lab.chatOnServer("bench_chat");
                Subject model = lab.model("bench_model")) {
            Load ours = lab.load(chat);
            Load theirs = lab.load(model);
            LoadPlan closed = DurableAcks.closedLoop(lab, SENDERS, 1);
            ours.warmUp(closed);
            int rate = (int) (TIMES * theirs.run(closed).perSecond(Wire.CHAT));
            LoadPlan open = new LoadPlan(Wire.CHAT, SENDERS, 1, rate, DurableAcks.CONTENT, WARM_UP, lab.seconds());
            List<Comparison.Pair> pairs = lab.byTurns(
                    name(),
                    () -> {
                        LoadResult result = ours.run(open);
                        return result.micros(99);
                    },
                    () -> theirs.run(closed).micros(50));
            return List.of(new Comparison(
                    name(),
                    "median of the model at its maximum",
                    "µs",
                    Target.atMost(0.25),
                    pairs,
                    String.format(Locale.ROOT, "ours at %,d messages/s", rate)));
        }
    }
}
