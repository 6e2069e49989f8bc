package org.wschat.adapter.sql.row;

/**
 * How far a table of another server has been imported.
 *
 * @param source the table
 * @param timeZone the zone in which its times are read
 * @param run the import that goes on with it
 * @param lastId every row up to this id has been dealt with, in the transactions that wrote this number
 * @param imported how many of them are messages here
 * @param deleted how many were left out because they were deleted there
 */
public record LedgerRow(String source, String timeZone, long run, long lastId, long imported, long deleted) {

    /**
     * The ledger after some more rows.
     *
     * @param throughId the last of them
     * @param moreImported how many became messages
     * @param moreDeleted how many were deleted
     * @return the new numbers
     */
    public LedgerRow through(long throughId, long moreImported, long moreDeleted) {
        return new LedgerRow(source, timeZone, run, throughId, imported + moreImported, deleted + moreDeleted);
    }

    /**
     * The ledger in the hands of another import.
     *
     * @param nextRun which
     * @return the same numbers
     */
    public LedgerRow by(long nextRun) {
        return new LedgerRow(source, timeZone, nextRun, lastId, imported, deleted);
    }
}
