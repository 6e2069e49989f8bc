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
 * Messages a second that are acknowledged and have arrived, all recipients online, against the model of the original.
 *
 * @param name of the row
 * @param senders how many write
 * @param embedded whether ours runs on the embedded store
 * @param target of the row
 */
record DurableAcks(String name, int senders, boolean embedded, Target target) implements Row {

    /** The text of each message. */
    static final String CONTENT = "The quick brown fox jumps over the lazy dog, and then again.";

    private static final String PLAUSIBLE = "should do 400 to 1,000 with any number of senders, as the original";
    private static final int FEW = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    @Override
    public List<Comparison> measure(Lab lab) throws SQLException, IOException {
        try (Subject chat = embedded ? lab.chatEmbedded() : lab.chatOnServer("bench_chat");
                Subject model = lab.model("bench_model")) {
            Load ours = lab.load(chat);
            Load theirs = lab.load(model);
            LoadPlan plan = closedLoop(lab, senders, 1);
            ours.warmUp(plan);
            double few = theirs.run(closedLoop(lab, FEW, 1)).perSecond(Wire.CHAT);
            double[] costs = new double[2];
            List<Comparison.Pair> pairs = lab.byTurns(
                    name,
                    () -> {
                        LoadResult result = ours.run(plan);
                        costs[0] = (double) result.allocated() / result.acknowledged();
                        costs[1] = (double) result.calls() / result.acknowledged();
                        return result.perSecond(Wire.CHAT);
                    },
                    () -> theirs.run(plan).perSecond(Wire.CHAT));
            String remark = String.format(
                    Locale.ROOT,
                    "%.0f bytes allocated and %.2f reads and writes for a message; the model %s, and %.0f with %d senders",
                    costs[0],
                    costs[1],
                    PLAUSIBLE,
                    few,
                    FEW);
            return List.of(new Comparison(name, "model of the original", "messages/s", target, pairs, remark));
        }
    }

    static LoadPlan closedLoop(Lab lab, int senders, int window) {
        return new LoadPlan(Wire.CHAT, senders, window, 0, CONTENT, WARM_UP, lab.seconds());
    }
}
