package org.wschat.adapter.sql.write;

/**
 * What a writer has to do at one moment, and has done since it was started.
 *
 * @param waiting the writes whose callers have not been told their end
 * @param commits the transactions committed
 * @param writes the writes (messages, read marks, probes) in them
 * @param retriedConflicts the batches that met another transaction, by a deadlock or a lock held too long, and were tried
 *     again
 * @param outage whether the database is known to be away
 */
public record WriterLoad(int waiting, long commits, long writes, long retriedConflicts, boolean outage) {}
