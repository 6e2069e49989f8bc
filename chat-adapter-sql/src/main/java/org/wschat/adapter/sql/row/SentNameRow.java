package org.wschat.adapter.sql.row;

/**
 * The name a client gave to a message, and where the message is.
 *
 * @param senderId who sent it
 * @param clientId the name
 * @param conversationId its conversation
 * @param seq its place there
 * @param textHash SHA-256 of what was sent, in hexadecimal digits
 */
public record SentNameRow(String senderId, String clientId, long conversationId, long seq, String textHash) {}
