package org.wschat.adapter.sql.write;

/**
 * A row that a batch has written: a message, or a conversation if it adds none. Either all rows of a batch are committed or
 * none, so this one tells of all.
 *
 * @param conversationId the conversation
 * @param seq the place of the message; {@value #CONVERSATION} if it is the conversation's row
 * @param writeToken the token of the batch; another batch may have taken the place
 */
record CommitWitness(long conversationId, long seq, long writeToken) {

    static final long CONVERSATION = 0;
}
