package org.wschat.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;

/**
 * A conversation in a state that a test can name.
 *
 * @param reader whose view is looked at
 * @param sender the other one, who wrote to them
 * @param messages everything said in the conversation, oldest first, as it was when it was stored
 * @param unread those of them which the sender wrote and the reader has not read
 */
public record Situation(UserId reader, UserId sender, List<Message> messages, List<Message> unread) {

    /**
     * Keeps copies of the lists.
     *
     * @param reader as above
     * @param sender as above
     * @param messages as above
     * @param unread as above
     */
    public Situation {
        messages = List.copyOf(messages);
        unread = List.copyOf(unread);
    }

    /** {@return the conversation of the two} */
    public Conversation conversation() {
        return Conversation.between(reader, sender);
    }

    /**
     * The message with a {@code seq}.
     *
     * @param seq 1 for the first
     * @return the message
     */
    public Message message(int seq) {
        return messages.get(seq - 1);
    }

    /** {@return everything said, newest first, as a history shows it} */
    public List<Message> newestFirst() {
        List<Message> reversed = new ArrayList<>(messages);
        Collections.reverse(reversed);
        return reversed;
    }
}
