package org.wschat.adapter.sql.audit;

/** Hears about an audit while it goes on, on the thread that runs it. */
public interface AuditListener {

    /**
     * A difference was found.
     *
     * @param line what is stored, what it should be, and what was done; may hold any character that a name holds
     */
    void difference(String line);

    /**
     * Some more has been looked at.
     *
     * @param conversations how many conversations so far
     * @param messages how many messages so far
     */
    void progress(long conversations, long messages);
}
