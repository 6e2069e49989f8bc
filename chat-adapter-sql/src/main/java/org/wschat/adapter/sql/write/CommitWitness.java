package org.wschat.adapter.sql.write;

/**
 * A message row of a batch. Either all rows of a batch are committed or none, so this one tells of all.
 *
 * @param conversationId its conversation
 * @param seq its place
 * @param writeToken the token of the batch; another batch may have taken the place
 */
record CommitWitness(long conversationId, long seq, long writeToken) {}
