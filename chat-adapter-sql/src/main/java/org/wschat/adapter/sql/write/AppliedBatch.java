package org.wschat.adapter.sql.write;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wschat.domain.conversation.Conversation;

/**
 * A batch whose statements have run, and which only waits for its commit.
 *
 * @param acknowledgements what tells each caller the outcome, in the order of the batch; to be run once committed
 * @param states the conversations of the batch
 * @param witness a row of the batch; empty if it adds no message
 */
record AppliedBatch(
        List<Runnable> acknowledgements,
        Map<Conversation, ConversationState> states,
        Optional<CommitWitness> witness) {}
