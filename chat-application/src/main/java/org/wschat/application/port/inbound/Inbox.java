package org.wschat.application.port.inbound;

import org.wschat.application.port.outbound.InboxPage;

/**
 * What a person looks at first.
 *
 * @param page some of their conversations, latest first
 * @param totalUnread how many messages they have not read, in all their conversations
 */
public record Inbox(InboxPage page, long totalUnread) {}
