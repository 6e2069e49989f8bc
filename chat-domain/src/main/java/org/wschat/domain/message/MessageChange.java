package org.wschat.domain.message;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;

/**
 * What whoever sent a message does to it afterwards: edit it, or recall it. A recalled message keeps its place, and loses its
 * text; nobody needs to read it any more. Making the same change again changes nothing.
 *
 * @param sender who changes it
 * @param peer the other person of the conversation; may be the sender
 * @param seq the place of the message in the conversation
 * @param text what it is to say; empty if it is recalled
 * @param at when it is changed, in whole milliseconds
 */
public record MessageChange(UserId sender, UserId peer, long seq, Optional<MessageText> text, Instant at) {

    /**
     * Cuts the time to milliseconds.
     *
     * @param sender as above
     * @param peer as above
     * @param seq as above
     * @param text as above
     * @param at as above
     */
    public MessageChange {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** {@return the conversation it belongs to} */
    public Conversation conversation() {
        return Conversation.between(sender, peer);
    }

    /** {@return whether the message is recalled; otherwise it is edited} */
    public boolean recalls() {
        return text.isEmpty();
    }

    /**
     * Decides whether the change may be made.
     *
     * @param stored the message as it is; of this conversation
     * @param window for how long that is allowed
     * @return why not; empty if it may, or was made before
     */
    public Optional<ChangeRefusal> refusal(Message stored, ChangeWindow window) {
        if (!stored.sender().equals(sender)) {
            return Optional.of(ChangeRefusal.NOT_YOURS);
        }
        if (isMadeIn(stored)) {
            return Optional.empty();
        }
        if (stored.recalledAt().isPresent()) {
            return Optional.of(ChangeRefusal.RECALLED);
        }
        return window.allows(stored.sentAt(), at) ? Optional.empty() : Optional.of(ChangeRefusal.TOO_LATE);
    }

    /**
     * Whether the message is as the change would make it.
     *
     * @param stored the message as it is
     * @return true if so
     */
    public boolean isMadeIn(Message stored) {
        return recalls()
                ? stored.recalledAt().isPresent()
                : stored.recalledAt().isEmpty() && text.equals(Optional.of(stored.text()));
    }

    /**
     * Makes the change.
     *
     * @param stored the message as it is; one in which the change may be made
     * @return the message as it is from now on; the same if the change was made before
     */
    public Message applyTo(Message stored) {
        if (isMadeIn(stored)) {
            return stored;
        }
        return new Message(
                stored.id(),
                stored.position(),
                stored.sender(),
                stored.recipient(),
                text.orElse(MessageText.EMPTY),
                stored.sentAt(),
                at,
                stored.read() || recalls(),
                stored.clientId(),
                recalls() ? stored.editedAt() : Optional.of(at),
                recalls() ? Optional.of(at) : Optional.empty());
    }
}
