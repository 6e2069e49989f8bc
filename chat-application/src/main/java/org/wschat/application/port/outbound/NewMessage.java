package org.wschat.application.port.outbound;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.MessageText;

/**
 * A message that is to be stored.
 *
 * @param sender who says it
 * @param recipient to whom; may be the sender
 * @param text what is said
 * @param sentAt when the server took it; cut to whole milliseconds
 * @param clientId what the sender's client calls it, if it is to be stored only once however often it is appended
 */
public record NewMessage(
        UserId sender, UserId recipient, MessageText text, Instant sentAt, Optional<ClientId> clientId) {

    /**
     * Cuts the time to milliseconds.
     *
     * @param sender as above
     * @param recipient as above
     * @param text as above
     * @param sentAt as above
     * @param clientId as above
     */
    public NewMessage {
        sentAt = sentAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * A message without a name of the client's.
     *
     * @param sender as above
     * @param recipient as above
     * @param text as above
     * @param sentAt as above
     */
    public NewMessage(UserId sender, UserId recipient, MessageText text, Instant sentAt) {
        this(sender, recipient, text, sentAt, Optional.empty());
    }

    /** {@return the conversation it belongs to} */
    public Conversation conversation() {
        return Conversation.between(sender, recipient);
    }
}
