package org.wschat.adapter.sql.row;

/**
 * That a message was edited or recalled, for one of the two people.
 *
 * @param userId the person
 * @param changedAt when, in milliseconds since 1970 UTC
 * @param conversationId the conversation
 * @param seq the place of the message
 */
public record ChangeRow(String userId, long changedAt, long conversationId, long seq) {}
