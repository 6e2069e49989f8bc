package org.wschat.adapter.sql.row;

/**
 * A row of another server's table that was left out.
 *
 * @param source the table
 * @param sourceId the id of the row there
 * @param reason why
 */
public record RefusalRow(String source, long sourceId, Refusal reason) {}
