package org.wschat.adapter.sql.write;

import java.util.List;
import org.wschat.adapter.sql.row.RefusalRow;

/**
 * Consecutive rows of another server's table, written in one transaction.
 *
 * @param source the table
 * @param afterId the last row before them, as the ledger has it
 * @param throughId the last of them
 * @param messages those that become messages, in the order of their ids
 * @param deleted how many were deleted there
 * @param refused those that are left out
 */
public record BulkBatch(
        String source,
        long afterId,
        long throughId,
        List<PastMessage> messages,
        long deleted,
        List<RefusalRow> refused) {

    /** Checks that there is something in it. */
    public BulkBatch {
        if (throughId <= afterId) {
            throw new IllegalArgumentException(
                    "batch: after " + afterId + " through " + throughId + " (expected: at least one row)");
        }
        messages = List.copyOf(messages);
        refused = List.copyOf(refused);
    }
}
