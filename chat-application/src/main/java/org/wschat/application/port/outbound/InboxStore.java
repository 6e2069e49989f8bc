package org.wschat.application.port.outbound;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.ReadPositions;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ReadReceipt;

/**
 * What a person's devices need to know of all their conversations at once. The other half of {@link MessageStore}, over the
 * same messages; what is said there of threads, durability and failures holds here.
 */
public interface InboxStore {

    /**
     * Reads a page of the list of a person's conversations, at a cost that grows with the page and with nothing else. A
     * conversation that gets a message while pages are read moves to the front, and is perhaps on none of the later pages.
     *
     * @param query which page
     * @return the page; without conversations if there are none (left)
     */
    CompletionStage<InboxPage> inbox(InboxQuery query);

    /**
     * Tells how far the two people of a conversation have read.
     *
     * @param conversation the conversation
     * @param user one of the two, who asks
     * @return the positions; {@link ReadPositions#NONE} if there are no messages
     */
    CompletionStage<ReadPositions> readPositions(Conversation conversation, UserId user);

    /**
     * Marks all that the peer said up to a place as read. A place behind the newest message stands for the newest; one that
     * is read already changes nothing.
     *
     * @param receipt who has read what
     * @return up to where everything is read now, as far as that is certain, and no less than the place; once that is committed;
     *     empty if there are no messages
     */
    CompletionStage<Optional<ReadReceipt>> markReadThrough(ReadReceipt receipt);

    /**
     * Tells whether somebody takes no messages of somebody else.
     *
     * @param block who, of whom
     * @return true if so
     */
    CompletionStage<Boolean> isBlocked(Block block);

    /**
     * Gives a point from which {@link #sync} leaves nothing out that is not seen by calls made before. Never blocks, and asks
     * nobody.
     *
     * @return the point; as late as the store can be certain of
     */
    SyncCursor cursor();

    /**
     * Reads what was sent by or to a person, or changed, since a point, at a cost that grows with that and with nothing else.
     *
     * <p>Page after page, from the cursor of the page before, gives each message at least once that was there when the first
     * page was read that was not {@link SyncQuery#continued}, as it is when its page is read; some that the person has seen
     * before may be among them. The cursor of the page that is complete is a point as {@link #cursor} gives it, taken before
     * that first page was read.
     *
     * @param query whose, from where, how much
     * @return the page; fails with {@link IllegalArgumentException} if the store has not made that cursor
     */
    CompletionStage<SyncPage> sync(SyncQuery query);
}
