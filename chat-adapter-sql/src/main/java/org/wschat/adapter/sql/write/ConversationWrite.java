package org.wschat.adapter.sql.write;

import org.wschat.domain.conversation.Conversation;

/** A write that changes one conversation. */
sealed interface ConversationWrite extends PendingWrite permits PendingAppend, PendingMark {

    /** The conversation it belongs to. */
    Conversation conversation();
}
