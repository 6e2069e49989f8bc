package org.wschat.application.port.inbound;

import org.wschat.domain.conversation.UserId;

/**
 * Asks for unread counts.
 *
 * @param reader whose unread messages are counted
 */
public record CountUnreadQuery(UserId reader) {}
