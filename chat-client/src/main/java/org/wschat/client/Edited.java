package org.wschat.client;

import java.time.Instant;

/**
 * A message has another text.
 *
 * @param peer the other person of the conversation, seen from the user of the client
 * @param seq the place of the message
 * @param content the text it has now
 * @param at when it was edited
 */
public record Edited(String peer, long seq, String content, Instant at) {}
