package org.wschat.benchmark.row;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.wschat.benchmark.load.Load;
import org.wschat.benchmark.load.LoadPlan;
import org.wschat.benchmark.load.Wire;
import org.wschat.benchmark.scoreboard.Comparison;
import org.wschat.benchmark.scoreboard.Target;
import org.wschat.benchmark.subject.Subject;

/**
 * Messages a second through the whole server, against rows a second that JDBC alone inserts into the same table, 200 in each
 * statement.
 *
 * @param name of the row
 * @param senders how many write
 * @param window how many messages each has under way
 * @param target of the row
 */
record InsertLimit(String name, int senders, int window, Target target) implements Row {

    private static final int ROWS = 200;

    @Override
    public List<Comparison> measure(Lab lab) throws SQLException, IOException {
        lab.ourTables("bench_raw");
        try (Subject chat = lab.chatOnServer("bench_chat");
                RawInserts raw = new RawInserts(lab.database(), "bench_raw", senders)) {
            Load load = lab.load(chat);
            LoadPlan plan = DurableAcks.closedLoop(lab, senders, window);
            load.warmUp(plan);
            List<Comparison.Pair> pairs = lab.byTurns(
                    name, () -> load.run(plan).perSecond(Wire.CHAT), () -> raw.rowsPerSecond(ROWS, lab.seconds()));
            return List.of(new Comparison(
                    name, "JDBC, one connection, " + ROWS + " rows a statement", "rows/s", target, pairs, ""));
        }
    }
}
