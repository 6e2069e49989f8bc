package org.wschat.adapter.sql.row;

/**
 * The name a client gave to a message of a sender.
 *
 * @param senderId the sender
 * @param clientId the name
 */
public record SenderName(String senderId, String clientId) {}
