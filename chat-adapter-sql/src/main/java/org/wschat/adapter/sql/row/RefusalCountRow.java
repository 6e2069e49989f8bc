package org.wschat.adapter.sql.row;

/**
 * How many rows were left out for one reason.
 *
 * @param reason the reason
 * @param count how many
 */
public record RefusalCountRow(Refusal reason, long count) {}
