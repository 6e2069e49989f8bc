package org.wschat.application.port.inbound;

import java.util.Optional;
import org.wschat.application.port.outbound.ConnectionId;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.MessageText;

/**
 * A message to send.
 *
 * @param sender who says it
 * @param recipient to whom; may be the sender
 * @param text what is said
 * @param clientId what the sender's client calls it, if it is to be sent only once however often it is handed in
 * @param origin the connection it came over, if that one is answered and not told of it besides
 */
public record SendMessageCommand(
        UserId sender, UserId recipient, MessageText text, Optional<ClientId> clientId, Optional<ConnectionId> origin) {

    /**
     * A message without a name of the client's, nor a connection.
     *
     * @param sender as above
     * @param recipient as above
     * @param text as above
     */
    public SendMessageCommand(UserId sender, UserId recipient, MessageText text) {
        this(sender, recipient, text, Optional.empty(), Optional.empty());
    }
}
