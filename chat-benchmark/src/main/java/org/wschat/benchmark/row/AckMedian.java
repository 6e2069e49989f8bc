package org.wschat.benchmark.row;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.wschat.benchmark.load.Load;
import org.wschat.benchmark.load.LoadPlan;
import org.wschat.benchmark.scoreboard.Comparison;
import org.wschat.benchmark.scoreboard.Target;
import org.wschat.benchmark.subject.Subject;

/** The median time to an acknowledgement with 50 senders, against a commit of one row with nobody else there. */
record AckMedian() implements Row {

    private static final int SENDERS = 50;

    @Override
    public String name() {
        return "ack_p50_50x1";
    }

    @Override
    public List<Comparison> measure(Lab lab) throws SQLException, IOException {
        lab.ourTables("bench_raw");
        try (Subject chat = lab.chatOnServer("bench_chat");
                RawInserts raw = new RawInserts(lab.database(), "bench_raw", SENDERS)) {
            Load load = lab.load(chat);
            LoadPlan plan = DurableAcks.closedLoop(lab, SENDERS, 1);
            load.warmUp(plan);
            List<Comparison.Pair> pairs =
                    lab.byTurns(name(), () -> load.run(plan).micros(50), () -> raw.medianCommitMicros(lab.seconds()));
            return List.of(new Comparison(name(), "bare commit of one row", "µs", Target.atMost(3), pairs, ""));
        }
    }
}
