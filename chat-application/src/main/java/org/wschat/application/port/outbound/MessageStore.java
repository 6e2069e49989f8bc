package org.wschat.application.port.outbound;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.UnreadCount;

/**
 * Keeps every message, and what of it is unread.
 *
 * <p>All methods may be called from any thread and never block; their stages complete on threads of the store, which the
 * caller must not hold up. What a completed stage reported is durable, and seen by every call made after it. What a person
 * has read is seen even by every call made after the mark was handed in, committed or not. A stage that completes with {@link MessageStoreException} reports that nothing of the call was kept, or that nothing could be read.
 */
public interface MessageStore {

    /**
     * Appends a message to its conversation as unread, in one atomic step with the decision whether it is allowed.
     *
     * <p>Appends to one conversation are kept in the order of the calls, and their stages complete in that order. The
     * message gets the next {@code seq} and {@code senderSeq}, without a gap, and an {@code id} above those of all earlier
     * messages of the conversation.
     *
     * <p>An append that finds the store overloaded fails at once instead of waiting.
     *
     * <p>A message with a client id is stored once, however often it is appended, for as long as it is kept: whoever appends
     * it again gets it as it is now. Other words, or another recipient, under a client id that the sender has given before
     * are refused.
     *
     * @param message what to append
     * @param rule decides, by what is stored of the conversation, whether it may be; a person may always write to
     *     themselves
     * @return the stored message, or what forbade it
     */
    CompletionStage<AppendOutcome> append(NewMessage message, FirstContactRule rule);

    /**
     * Edits or recalls a message, in one atomic step with the decision whether that is allowed. A recalled message counts as
     * read from then on. Who is blocked by the recipient recalls, but edits no more. Appends and changes in one conversation are made in the order of the calls.
     *
     * <p>A change that fails with {@link MessageStoreException} may have been made all the same, if the database was lost
     * meanwhile: it can be made again.
     *
     * @param change what to change
     * @param window for how long after it was sent the message may be changed
     * @return the message as it is now, or what forbade it
     */
    CompletionStage<ChangeOutcome> change(MessageChange change, ChangeWindow window);

    /**
     * Takes no more messages of somebody for a person, from the next append on. Repeating it changes nothing.
     *
     * @param block who blocks whom
     * @return completes once that is committed
     */
    CompletionStage<Void> block(Block block);

    /**
     * Takes messages of somebody again. Repeating it changes nothing.
     *
     * @param block who blocks whom no more
     * @return completes once that is committed
     */
    CompletionStage<Void> unblock(Block block);

    /**
     * Names those whom a person blocks. Costs in proportion to the person's conversations.
     *
     * @param user the person
     * @return their ids, in order
     */
    CompletionStage<List<UserId>> blockedBy(UserId user);

    /**
     * Reads a page of a conversation, newest first, at a cost that does not grow with the conversation.
     *
     * @param query which page
     * @return the page; without messages if there are none (left)
     */
    CompletionStage<MessagePage> history(HistoryQuery query);

    /**
     * Reads a page of a conversation, oldest first, at a cost that does not grow with the conversation.
     *
     * @param query which page
     * @return the page; without messages if there are none (left)
     */
    CompletionStage<MessagePage> transcript(TranscriptQuery query);

    /**
     * Reads a page of the conversations in which somebody has said something to a person, or the person to somebody, at a
     * cost that grows with the page and with what is unread below what has been read, and with nothing else. Whoever reads
     * page after page gets each conversation once that was there at the beginning; of those that begin meanwhile perhaps
     * some.
     *
     * @param query which page
     * @return the page; without conversations if there are none (left)
     */
    CompletionStage<ConversationsPage> conversations(ConversationsQuery query);

    /**
     * Finds the place of a message in its conversation.
     *
     * @param conversation the conversation
     * @param id the id of a message
     * @return its {@code seq}; empty if the conversation has no message with this id
     */
    CompletionStage<OptionalLong> seqOf(Conversation conversation, long id);

    /**
     * Reads a page of what one sender wrote and the reader has not read, oldest first.
     *
     * @param query which page
     * @return the page; without messages if there are none (left)
     */
    CompletionStage<UnreadSlice> unread(UnreadQuery query);

    /**
     * Counts what a person has not read.
     *
     * @param reader the person
     * @return one entry for each sender with unread messages, in the order of their ids
     */
    CompletionStage<List<UnreadCount>> unreadCounts(UserId reader);

    /**
     * Marks one sender's messages as read, from the first through the last. Repeating it changes nothing; what the mark
     * names but the store does not hold is ignored.
     *
     * @param mark who has read what
     * @return completes once the marks are committed
     */
    CompletionStage<Void> markRead(ReadMark mark);

    /**
     * Tries whether a message could be kept now, by all that an append goes through, without keeping anything. Calls at the
     * same time may share one try.
     *
     * @return completes, within two seconds, if it could; otherwise with {@link MessageStoreException}
     */
    CompletionStage<Void> checkReady();
}
