package org.wschat.benchmark.row;

import java.util.List;
import org.wschat.benchmark.scoreboard.Target;

/** All rows of the scoreboard, in its order. */
public final class Rows {

    /** What they are. */
    public static final List<Row> ALL = List.of(
            new DurableAcks("durable_acks_50x1", 50, false, Target.atLeast(30)),
            new DurableAcks("durable_acks_500x1", 500, false, Target.atLeast(50)),
            new InsertLimit("insert_limit_500x1", 500, 1, Target.atLeast(0.80)),
            new InsertLimit("insert_limit_50x10", 50, 10, Target.atLeast(0.95)),
            new AckMedian(),
            new AckOpenLoop(),
            new RelayCpu(),
            new SlowReaders(),
            new HistoryPage(),
            new UnreadCounts(),
            new IdleConnection(),
            new DurableAcks("embedded_acks_50x1", 50, true, Target.atLeast(20)));

    private Rows() {}
}
