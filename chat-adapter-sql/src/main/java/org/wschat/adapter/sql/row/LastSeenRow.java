package org.wschat.adapter.sql.row;

/**
 * When somebody was last connected.
 *
 * @param userId the person
 * @param seenAt when, in milliseconds since 1970 UTC
 */
public record LastSeenRow(String userId, long seenAt) {}
