package org.wschat.bootstrap;

import java.io.PrintWriter;
import org.wschat.adapter.sql.audit.AuditListener;
import org.wschat.adapter.sql.audit.AuditSummary;
import org.wschat.bootstrap.log.OneLine;
import picocli.CommandLine;

/** Prints an audit, one line for each thing to say. */
final class PrintedAudit implements AuditListener {

    private final PrintWriter out;
    private final PrintWriter err;

    PrintedAudit(CommandLine line) {
        this.out = line.getOut();
        this.err = line.getErr();
    }

    @Override
    public void difference(String line) {
        out.println(OneLine.of(line));
    }

    @Override
    public void progress(long conversations, long messages) {
        err.println("looked at " + conversations + " conversations, " + messages + " messages so far");
    }

    /** Says what it came to. */
    void summary(AuditSummary summary) {
        out.println(summary.differences() + " differences in " + summary.conversations() + " conversations with "
                + summary.messages() + " messages: " + summary.mended() + " mended, " + summary.left() + " left");
    }
}
