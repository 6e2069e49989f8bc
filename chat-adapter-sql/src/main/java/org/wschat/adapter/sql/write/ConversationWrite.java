package org.wschat.adapter.sql.write;

import org.wschat.domain.conversation.Conversation;

/** A write that changes one conversation. */
sealed interface ConversationWrite extends PendingWrite
        permits PendingAppend, PendingBlock, PendingChange, PendingListing, PendingMark, PendingReadThrough {

    /** Whether the conversation is to be made if it is not there. */
    default boolean createsConversation() {
        return false;
    }

    /** The conversation it belongs to. */
    Conversation conversation();
}
