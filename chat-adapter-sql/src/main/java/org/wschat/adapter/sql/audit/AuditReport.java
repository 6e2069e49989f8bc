package org.wschat.adapter.sql.audit;

import java.util.List;

/** Counts what an audit does, and passes it on. Used by one thread. */
final class AuditReport {

    private static final long STEP = 100_000;
    private static final String LEFT = " (cannot be mended without guessing)";

    private final AuditListener listener;
    private long conversations;
    private long messages;
    private long differences;
    private long mended;
    private long nextProgress = STEP;

    AuditReport(AuditListener listener) {
        this.listener = listener;
    }

    /** A conversation was looked at. */
    void looked(long itsMessages) {
        conversations++;
        messages += itsMessages;
        if (conversations + messages >= nextProgress) {
            listener.progress(conversations, messages);
            nextProgress = conversations + messages + STEP;
        }
    }

    /** Differences were found, and are left as they are. */
    void found(Findings findings) {
        differences += findings.mendableCount() + findings.hopelessCount();
        findings.mendable().forEach(listener::difference);
        tellBeyond(findings.mendableCount() - findings.mendable().size(), "");
        findings.hopeless().forEach(line -> listener.difference(line + LEFT));
        tellBeyond(findings.hopelessCount() - findings.hopeless().size(), LEFT);
    }

    /** Differences were mended. */
    void mended(List<String> lines) {
        differences += lines.size();
        mended += lines.size();
        lines.forEach(line -> listener.difference(line + ": mended"));
    }

    AuditSummary summary() {
        return new AuditSummary(conversations, messages, differences, mended);
    }

    private void tellBeyond(long count, String what) {
        if (count > 0) {
            listener.difference("and " + count + " more in the same conversation" + what);
        }
    }
}
