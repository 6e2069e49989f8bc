package org.wschat.benchmark.row;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.wschat.benchmark.scoreboard.Comparison;
import org.wschat.benchmark.scoreboard.Target;

/**
 * The median time to the counts of unread messages from 100 people: with a hundred times as many messages, and against the query of
 * the original on 200,000 rows.
 */
record UnreadCounts() implements Row {

    private static final List<String> COUNTS = List.of("{\"type\":4}");
    private static final int PEERS = 100;

    @Override
    public String name() {
        return "unread_counts";
    }

    @Override
    public int comparisons() {
        return 2;
    }

    @Override
    public List<Comparison> measure(Lab lab) throws SQLException, IOException {
        lab.originalTable("bench_original", new Archive(200_000, PEERS, true));
        try (Asked small = Asked.on(lab, "bench_small", new Archive(10_000, PEERS, true), COUNTS);
                Asked large = Asked.on(lab, "bench_large", new Archive(1_000_000, PEERS, true), COUNTS);
                OriginalQuery original =
                        new OriginalQuery(lab.database(), "bench_original", OriginalQuery.UNREAD_COUNTS, "a")) {
            return List.of(
                    new Comparison(
                            name(),
                            "10 k messages",
                            "µs",
                            Target.atMost(1.3),
                            lab.byTurns(name(), () -> large.medianMicros(COUNTS), () -> small.medianMicros(COUNTS)),
                            ""),
                    new Comparison(
                            name(),
                            "query of the original on 200 k rows",
                            "µs",
                            Target.atMost(1 / 500.0),
                            lab.byTurns(
                                    name(),
                                    () -> large.medianMicros(COUNTS),
                                    () -> original.medianMicros(lab.seconds())),
                            "ours on 1 M messages, by a socket, everything counted"));
        }
    }
}
