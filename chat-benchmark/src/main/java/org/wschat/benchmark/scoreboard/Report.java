package org.wschat.benchmark.scoreboard;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * A run.
 *
 * @param circumstances under which it was made
 * @param rows what was measured
 */
public record Report(Circumstances circumstances, List<Comparison> rows) {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /** Keeps a copy of the rows. */
    public Report {
        rows = List.copyOf(rows);
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
        return table.append(circumstances.line()).append(System.lineSeparator()).toString();
    }

    /** {@return a ratio as it is shown} */
    static String figure(double ratio) {
        int decimals = ratio < 0.01 ? 5 : ratio < 0.1 ? 4 : ratio < 10 ? 2 : 1;
        return String.format(Locale.ROOT, "%." + decimals + "f", ratio);
    }

    /** {@return one line of JSON} */
    public String json() {
        JsonObject run = new JsonObject();
        run.addProperty("date", circumstances.date());
        run.addProperty("machine", circumstances.machine());
        run.addProperty("database", circumstances.database());
        run.addProperty("pairs", circumstances.pairs());
        run.addProperty("busy_by_others", rounded(circumstances.busyByOthers()));
        run.addProperty("load", rounded(circumstances.load()));
        run.addProperty("stolen", rounded(circumstances.stolen()));
        run.addProperty("clean", circumstances.areClean());
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
            json.addProperty("remark", row.remark());
            list.add(json);
        }
        run.add("rows", list);
        return GSON.toJson(run);
    }

    private static double rounded(double value) {
        return Math.abs(value) < 0.1 ? Math.round(value * 1e6) / 1e6 : Math.round(value * 1e3) / 1e3;
    }
}
