package org.wschat.benchmark.scoreboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * A run.
 *
 * @param date when it was, RFC 3339
 * @param machine where it was
 * @param database which one
 * @param busyByOthers how much of the processors others used before it began, from 0 to 1
 * @param stolenSeconds how much time of its processors the host took away
 * @param rows what was measured
 */
public record Report(
        String date,
        String machine,
        String database,
        double busyByOthers,
        double stolenSeconds,
        List<Comparison> rows) {

    /** Keeps a copy of the rows. */
    public Report {
        rows = List.copyOf(rows);
    }

    /** {@return whether nobody else kept the machine busy} */
    public boolean isClean() {
        return busyByOthers <= Machine.MOST_STOLEN;
    }

    /** {@return a table for people} */
    public String table() {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT,
                "%-20s %-42s %12s %12s %-14s %9s %19s %9s  %s%n",
                "row",
                "against",
                "ours",
                "reference",
                "unit",
                "ratio",
                "min … max",
                "target",
                "met"));
        for (Comparison row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-20s %-42s %,12.1f %,12.1f %-14s %9s %9s … %7s %9s  %s%n",
                    row.row(),
                    row.reference(),
                    row.ours(),
                    row.theirs(),
                    row.unit(),
                    figure(row.ratio()),
                    figure(row.min()),
                    figure(row.max()),
                    row.target(),
                    row.met() ? "yes" : "NO"));
            if (!row.remark().isEmpty()) {
                table.append("  ").append(row.remark()).append(System.lineSeparator());
            }
        }
        return table.toString();
    }

    /** {@return a ratio as it is shown} */
    static String figure(double ratio) {
        return String.format(Locale.ROOT, ratio < 0.01 ? "%.5f" : ratio < 10 ? "%.2f" : "%.1f", ratio);
    }

    /** {@return one line of JSON} */
    public String json() {
        JsonObject run = new JsonObject();
        run.addProperty("date", date);
        run.addProperty("machine", machine);
        run.addProperty("database", database);
        run.addProperty("busy_by_others", rounded(busyByOthers));
        run.addProperty("stolen_s", rounded(stolenSeconds));
        run.addProperty("clean", isClean());
        JsonArray list = new JsonArray();
        for (Comparison row : rows) {
            JsonObject json = new JsonObject();
            json.addProperty("row", row.row());
            json.addProperty("against", row.reference());
            json.addProperty("unit", row.unit());
            json.addProperty("ours", rounded(row.ours()));
            json.addProperty("reference", rounded(row.theirs()));
            json.addProperty("ratio", rounded(row.ratio()));
            json.addProperty("min", rounded(row.min()));
            json.addProperty("max", rounded(row.max()));
            json.addProperty("target", row.target().toString());
            json.addProperty("met", row.met());
            json.addProperty("pairs", row.pairs().size());
            list.add(json);
        }
        run.add("rows", list);
        return run.toString();
    }

    private static double rounded(double value) {
        return Math.abs(value) < 0.1 ? Math.round(value * 1e6) / 1e6 : Math.round(value * 1e3) / 1e3;
    }
}
