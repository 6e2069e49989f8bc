package org.wschat.benchmark.scoreboard;

import java.util.List;
import java.util.Locale;

/**
 * A picture of a run, as SVG: for each comparison a bar from the target to what was reached, to the right if the target is met, on
 * a logarithmic scale, with a line from the least to the greatest ratio of a pair. Readable on light and on dark pages.
 */
public final class Picture {

    private static final int WIDTH = 1_140;
    private static final int TOP = 64;
    private static final int LINE = 30;
    private static final int BAR = 12;
    private static final int LEFT = 460;
    private static final int RIGHT = 960;
    private static final int TARGET = 660;
    private static final double DECADES_LEFT = 1;
    private static final double[] MARKS = {0.1, 0.5, 1, 2, 10};
    private static final String STYLE = """
            <style>
              text { font: 13px system-ui, sans-serif; fill: #1f2328 }
              .small { font-size: 11px; fill: #59636e }
              .met { fill: #2a78d6 } .missed { fill: #d1242f }
              .span { stroke: #1f2328; stroke-width: 1.5 } .mark { stroke: #d1d9e0 } .target { stroke: #59636e }
              @media (prefers-color-scheme: dark) {
                text { fill: #f0f6fc } .small { fill: #9198a1 }
                .met { fill: #3987e5 } .missed { fill: #f85149 }
                .span { stroke: #f0f6fc } .mark { stroke: #3d444d } .target { stroke: #9198a1 }
              }
            </style>
            """;

    private final StringBuilder svg = new StringBuilder();

    private Picture() {}

    /**
     * Draws a run.
     *
     * @param report the run
     * @return the SVG document
     */
    public static String of(Report report) {
        return new Picture().draw(report);
    }

    private String draw(Report report) {
        List<Comparison> rows = report.rows();
        int bottom = TOP + rows.size() * LINE;
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, bottom + 56);
        line("<title>How far each row of the scoreboard is from its target</title>");
        svg.append(STYLE);
        for (double mark : MARKS) {
            int x = x(mark);
            line(
                    "<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
                    mark == 1 ? "target" : "mark", x, x, TOP - 12, bottom);
            text(x, TOP - 20, "middle", "small", mark == 1 ? "target" : figure(mark) + " ×");
        }
        text(TARGET, 20, "middle", "", "better than the target →");
        for (int i = 0; i < rows.size(); i++) {
            drawRow(rows.get(i), TOP + i * LINE);
        }
        Circumstances circumstances = report.circumstances();
        text(8, bottom + 24, "start", "small", circumstances.machine() + "; " + circumstances.database());
        text(8, bottom + 42, "start", "small", notes(circumstances));
        line("</svg>");
        return svg.toString();
    }

    private static String notes(Circumstances circumstances) {
        return String.format(
                Locale.ROOT,
                "%s; load before the run %.1f; stolen %.2f %%; median of %d pairs; %s",
                circumstances.date(),
                circumstances.load(),
                100 * circumstances.stolen(),
                circumstances.pairs(),
                circumstances.areClean() ? "clean" : "NOT CLEAN: " + String.join(", ", circumstances.complaints()));
    }

    private void drawRow(Comparison row, int y) {
        int reached = x(row.target().reached(row.ratio()));
        int least = x(row.target().reached(row.min()));
        int greatest = x(row.target().reached(row.max()));
        int middle = y + BAR / 2;
        text(8, y + BAR - 1, "start", "", row.row());
        text(LEFT - 10, y + BAR - 1, "end", "small", "against " + row.reference());
        line(
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\"/>",
                row.met() ? "met" : "missed",
                Math.min(reached, TARGET),
                y,
                Math.max(1, Math.abs(reached - TARGET)),
                BAR);
        line(
                "<line class=\"span\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
                Math.min(least, greatest), Math.max(least, greatest), middle, middle);
        text(
                RIGHT + 12,
                y + BAR - 1,
                "start",
                "small",
                Report.figure(row.ratio()) + " × (" + row.target() + ")" + (row.met() ? "" : " missed"));
    }

    /** Where a multiple of the target is; what is outside of the picture is at its edge. */
    private static int x(double multiple) {
        double scale = (TARGET - LEFT) / DECADES_LEFT;
        double x = TARGET + scale * Math.log10(Math.max(1e-9, multiple));
        return (int) Math.round(Math.max(LEFT, Math.min(RIGHT, x)));
    }

    private static String figure(double mark) {
        return String.format(Locale.ROOT, mark < 1 ? "%.1f" : "%.0f", mark);
    }

    private void text(int x, int y, String anchor, String style, String text) {
        line(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" class=\"%s\">%s</text>",
                x,
                y,
                anchor,
                style,
                text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private void line(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
