package org.wschat.bootstrap;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wschat.adapter.mysql.MySqlSettings;
import org.wschat.adapter.sql.importing.ImportProgress;
import org.wschat.adapter.sql.importing.ImportReport;
import org.wschat.adapter.sql.importing.ImportReport.LeftOut;
import org.wschat.bootstrap.log.OneLine;

/** What an import tells the person at the terminal: how far it is, about once a second, and what came of it. */
final class ImportTold {

    private static final long PAUSE_MILLIS = 1_000;

    private final PrintWriter out;
    private final Clock clock;
    private long began;
    private long lastTold;

    ImportTold(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Says what is going to happen. */
    void begins(MySqlSettings origin, ZoneId zone, String store) {
        began = clock.millis();
        lastTold = began;
        out.println(OneLine.of("from: sql_messages in " + origin.database() + " on " + origin.host() + ":"
                + origin.port() + ", its times read as " + zone));
        out.println(OneLine.of("to: " + store));
    }

    /** Says how far it is, unless that was said a moment ago. */
    void progress(ImportProgress progress) {
        long now = clock.millis();
        if (now - lastTold >= PAUSE_MILLIS) {
            lastTold = now;
            out.println(String.format(
                    Locale.ROOT,
                    "%,d rows, %,d rows/s, %.0f %%",
                    progress.rows(),
                    rate(progress.rows(), now),
                    progress.percent()));
        }
    }

    /** Says what came of it. */
    void ends(ImportReport report) {
        long now = clock.millis();
        out.println(String.format(
                Locale.ROOT,
                "done: %,d rows in %.1f s, %,d rows/s",
                report.rows(),
                (now - began) / 1000.0,
                rate(report.rows(), now)));
        out.println(String.format(
                Locale.ROOT,
                "all runs of this table: %,d messages imported, %,d rows deleted in the original left out",
                report.imported(),
                report.deleted()));
        report.leftOut().forEach(this::leftOut);
    }

    private void leftOut(LeftOut rows) {
        List<Long> ids = rows.firstIds();
        out.println(String.format(
                Locale.ROOT,
                "LEFT OUT: %,d because %s: id %s%s",
                rows.count(),
                rows.reason().explanation(),
                ids.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                rows.count() > ids.size() ? ", …" : ""));
    }

    private long rate(long rows, long now) {
        return rows * 1000 / Math.max(1, now - began);
    }
}
