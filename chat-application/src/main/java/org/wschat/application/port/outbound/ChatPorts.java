package org.wschat.application.port.outbound;

/**
 * All that the chat needs of the outside.
 *
 * @param messages keeps the messages
 * @param inbox the same messages, across conversations
 * @param lastSeen keeps when people were last connected
 * @param delivery tells people who are connected
 * @param admission who may act under which id
 */
public record ChatPorts(
        MessageStore messages,
        InboxStore inbox,
        LastSeenStore lastSeen,
        MessageDelivery delivery,
        Admission admission) {

    /**
     * One store that keeps everything, and everybody admitted under any id, without a token.
     *
     * @param store keeps it
     * @param delivery tells people who are connected
     * @param <S> the type of the store
     * @return the ports
     */
    public static <S extends MessageStore & InboxStore & LastSeenStore> ChatPorts of(
            S store, MessageDelivery delivery) {
        return new ChatPorts(store, store, store, delivery, Admission.OF_ALL);
    }

    /**
     * The same ports, with others admitted.
     *
     * @param admitted who may act under which id
     * @return the ports
     */
    public ChatPorts admitting(Admission admitted) {
        return new ChatPorts(messages, inbox, lastSeen, delivery, admitted);
    }
}
