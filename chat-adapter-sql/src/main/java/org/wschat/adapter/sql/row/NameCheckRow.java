package org.wschat.adapter.sql.row;

/**
 * The name a client gave to a message, and whether the message is there.
 *
 * @param clientId the name
 * @param conversationId the conversation of the message
 * @param seq its place there
 * @param fits whether there is such a message, of the same sender and with the same name
 */
public record NameCheckRow(String clientId, long conversationId, long seq, boolean fits) {}
