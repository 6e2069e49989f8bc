package org.wschat.adapter.sql.importing;

import java.util.List;
import org.wschat.adapter.sql.row.Refusal;

/**
 * What has become of a table, in this run and all before it.
 *
 * @param rows how many rows this run has dealt with
 * @param imported how many rows are messages here, all runs together
 * @param deleted how many were left out as deleted, all runs together
 * @param leftOut what was left out because it cannot be taken, all runs together
 */
public record ImportReport(long rows, long imported, long deleted, List<LeftOut> leftOut) {

    /** Keeps a copy of the list. */
    public ImportReport {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Rows left out for one reason.
     *
     * @param reason the reason
     * @param count how many
     * @param firstIds the first of them
     */
    public record LeftOut(Refusal reason, long count, List<Long> firstIds) {

        /** Keeps a copy of the list. */
        public LeftOut {
            firstIds = List.copyOf(firstIds);
        }
    }
}
