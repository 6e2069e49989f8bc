package org.wschat.client;

import java.time.Instant;

/**
 * The server's word that a message is committed.
 *
 * @param to whom it was written to
 * @param id unique among all messages
 * @param seq its place in the conversation
 * @param sentAt when the server took it
 * @param clientId the mark it was sent with
 * @param online whether a socket of the recipient was open
 * @param duplicate whether it had been committed before, by an earlier attempt with the same mark
 */
public record Sent(String to, long id, long seq, Instant sentAt, String clientId, boolean online, boolean duplicate) {}
