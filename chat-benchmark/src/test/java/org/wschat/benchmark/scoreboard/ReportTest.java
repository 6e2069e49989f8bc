package org.wschat.benchmark.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    static final Report REPORT = new Report(
            CircumstancesTest.of(5, 0.01, 0.001),
            List.of(
                    new Comparison(
                            "durable_acks_50x1",
                            "model of the original",
                            "messages/s",
                            Target.atLeast(30),
                            List.of(new Comparison.Pair(16_000, 500)),
                            "a <remark> & more"),
                    new Comparison(
                            "unread_counts",
                            "10 k messages",
                            "µs",
                            Target.atMost(1.3),
                            List.of(new Comparison.Pair(200, 100)),
                            "")));

    @Test
    void the_json_is_one_line_with_every_figure_of_every_row() {
        String json = REPORT.json();

        assertThat(json).doesNotContain("\n");
        JsonObject run = JsonParser.parseString(json).getAsJsonObject();
        assertThat(run.keySet())
                .containsExactly(
                        "date", "machine", "database", "pairs", "busy_by_others", "load", "stolen", "clean", "rows");
        assertThat(run.get("clean").getAsBoolean()).isTrue();
        assertThat(run.getAsJsonArray("rows").get(0)).isEqualTo(JsonParser.parseString("""
                        {"row":"durable_acks_50x1","against":"model of the original","unit":"messages/s","ours":16000.0,
                         "reference":500.0,"ratio":32.0,"min":32.0,"max":32.0,"target":"≥ 30.00","met":true,
                         "remark":"a <remark> & more"}
                        """));
        assertThat(run.getAsJsonArray("rows")
                        .get(1)
                        .getAsJsonObject()
                        .get("met")
                        .getAsBoolean())
                .isFalse();
    }

    @Test
    void the_table_has_a_line_for_each_row_its_remark_and_the_circumstances() {
        assertThat(REPORT.table().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("row"),
                        line -> assertThat(line).startsWith("durable_acks_50x1").endsWith("yes"),
                        line -> assertThat(line).isEqualTo("  a <remark> & more"),
                        line -> assertThat(line).startsWith("unread_counts").endsWith("NO"),
                        line -> assertThat(line).endsWith("clean"));
    }

    @Test
    void small_ratios_keep_their_digits() {
        assertThat(Report.figure(0.00123)).isEqualTo("0.00123");
        assertThat(Report.figure(0.0187)).isEqualTo("0.0187");
        assertThat(Report.figure(0.95)).isEqualTo("0.95");
        assertThat(Report.figure(42)).isEqualTo("42.0");
    }
}
