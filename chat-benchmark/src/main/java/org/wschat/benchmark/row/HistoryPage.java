package org.wschat.benchmark.row;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wschat.benchmark.scoreboard.Comparison;
import org.wschat.benchmark.scoreboard.Target;

/**
 * The median time to a page of 50 messages: with a hundred times as many messages in the store and in the conversation, and
 * against the query of the original, which fetches a whole conversation of 1,000 out of 200,000 rows.
 */
record HistoryPage() implements Row {

    private static final String NEWEST = "{\"type\":2,\"limit\":50}";
    private static final int LIMIT = 50;
    private static final int PAGES = 200;
    private static final Archive SMALL = new Archive(10_000, 10, false);
    private static final Archive LARGE = new Archive(1_000_000, 10, false);
    private static final Archive ORIGINAL = new Archive(200_000, 200, false);

    @Override
    public String name() {
        return "history_page";
    }

    @Override
    public int comparisons() {
        return 3;
    }

    @Override
    public List<Comparison> measure(Lab lab) throws SQLException, IOException {
        lab.originalTable("bench_original", ORIGINAL);
        List<String> newest = List.of(NEWEST);
        List<String> deepInSmall = deep(SMALL);
        List<String> deepInLarge = deep(LARGE);
        try (Asked small = Asked.on(lab, "bench_small", SMALL, both(newest, deepInSmall));
                Asked large = Asked.on(lab, "bench_large", LARGE, both(newest, deepInLarge));
                OriginalQuery original = new OriginalQuery(
                        lab.database(), "bench_original", OriginalQuery.HISTORY, "a", "b0", "b0", "a")) {
            return List.of(
                    compare(
                            lab,
                            "10 k messages, newest page",
                            Target.atMost(1.5),
                            () -> large.medianMicros(newest),
                            () -> small.medianMicros(newest)),
                    compare(
                            lab,
                            "10 k messages, deep pages",
                            Target.atMost(1.5),
                            () -> large.medianMicros(deepInLarge),
                            () -> small.medianMicros(deepInSmall)),
                    compare(
                            lab,
                            "query of the original on 200 k rows",
                            Target.atMost(1 / 500.0),
                            () -> large.medianMicros(deepInLarge),
                            () -> original.medianMicros(lab.seconds())));
        }
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<String> deep(Archive archive) {
        Random random = new Random(1);
        return IntStream.range(0, PAGES)
                .mapToLong(i -> archive.idOf(0, LIMIT + 1 + random.nextInt(archive.withEachPeer() - LIMIT)))
                .mapToObj(id -> "{\"type\":2,\"limit\":50,\"before_id\":" + id + "}")
                .toList();
    }

    private Comparison compare(Lab lab, String reference, Target target, Lab.Probe ours, Lab.Probe theirs)
            throws SQLException, IOException {
        String remark = "ours on 1 M messages, by a socket, everything counted";
        return new Comparison(name(), reference, "µs", target, lab.byTurns(name(), ours, theirs), remark);
    }
}
