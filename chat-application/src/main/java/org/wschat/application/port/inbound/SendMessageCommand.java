package org.wschat.application.port.inbound;

import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.MessageText;

/**
 * A message to send.
 *
 * @param sender who says it
 * @param recipient to whom; may be the sender
 * @param text what is said
 */
public record SendMessageCommand(UserId sender, UserId recipient, MessageText text) {}
