package org.wschat.client;

import java.time.Instant;

/**
 * A message was taken back by its sender.
 *
 * @param peer the other person of the conversation, seen from the user of the client
 * @param seq the place of the message
 * @param at when it was recalled
 */
public record Recalled(String peer, long seq, Instant at) {}
