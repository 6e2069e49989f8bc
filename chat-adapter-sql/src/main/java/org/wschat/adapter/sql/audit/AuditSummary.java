package org.wschat.adapter.sql.audit;

/**
 * What an audit came to.
 *
 * @param conversations how many conversations were looked at
 * @param messages how many messages
 * @param differences how many differences were found
 * @param mended how many of them were mended
 */
public record AuditSummary(long conversations, long messages, long differences, long mended) {

    /** {@return how many differences are still there} */
    public long left() {
        return differences - mended;
    }
}
