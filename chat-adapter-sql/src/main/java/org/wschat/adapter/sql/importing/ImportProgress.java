package org.wschat.adapter.sql.importing;

/**
 * How far an import has come, after each commit.
 *
 * @param rows how many rows this run has dealt with
 * @param doneId the last of them
 * @param fromId where this run began: the first row has an id above
 * @param lastId the highest id there is to deal with
 */
public record ImportProgress(long rows, long doneId, long fromId, long lastId) {

    /** {@return how much of the way is done, by ids, from 0 to 100} */
    public double percent() {
        return doneId >= lastId ? 100 : 100.0 * (doneId - fromId) / (lastId - fromId);
    }
}
