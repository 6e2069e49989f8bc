package org.wschat.adapter.sql.row;

/**
 * Where a message stands, without its text.
 *
 * @param seq its place in the conversation
 * @param id its id
 * @param sender the side of its sender
 * @param senderSeq its place among the messages of its sender
 */
public record PlaceRow(long seq, long id, int sender, long senderSeq) {}
