package org.wschat.testkit;

import static org.wschat.testkit.Stages.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.ChangeOutcome;
import org.wschat.application.port.outbound.ConversationsPage;
import org.wschat.application.port.outbound.ConversationsQuery;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.TranscriptQuery;
import org.wschat.application.port.outbound.UnreadQuery;
import org.wschat.application.port.outbound.UnreadSlice;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.ConversationSummary;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.UnreadCount;

/** A store for tests that want to read like a story: every call waits for its stage. */
public final class AwaitedMessageStore {

    /** The time at which everything is said, unless a test says otherwise. */
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00.125Z");

    private static final int PAGE = 1000;

    private final MessageStore store;

    /**
     * Wraps a store.
     *
     * @param store the store to wait for
     */
    public AwaitedMessageStore(MessageStore store) {
        this.store = store;
    }

    /**
     * Appends a message without a first-contact rule.
     *
     * @param sender who says it
     * @param recipient to whom
     * @param text what
     * @return the message as stored
     */
    public Message append(UserId sender, UserId recipient, String text) {
        return append(new NewMessage(sender, recipient, new MessageText(text), NOON));
    }

    /**
     * Appends a message without a first-contact rule.
     *
     * @param message the message
     * @return the message as stored
     */
    public Message append(NewMessage message) {
        return outcome(message).fold(AppendOutcome.Appended::message, refused -> {
            throw new AssertionError("refused although nothing forbids it: " + refused.why());
        });
    }

    /**
     * Appends a message without a first-contact rule.
     *
     * @param message the message
     * @return what became of it
     */
    public AppendOutcome outcome(NewMessage message) {
        return await(store.append(message, FirstContactRule.OFF));
    }

    /**
     * Blocks somebody.
     *
     * @param user who blocks
     * @param blocked whom
     */
    public void block(UserId user, UserId blocked) {
        await(store.block(new Block(user, blocked)));
    }

    /**
     * Blocks somebody no more.
     *
     * @param user who blocks no more
     * @param blocked whom
     */
    public void unblock(UserId user, UserId blocked) {
        await(store.unblock(new Block(user, blocked)));
    }

    /**
     * Names those whom a person blocks.
     *
     * @param user the person
     * @return their ids
     */
    public List<UserId> blockedBy(UserId user) {
        return await(store.blockedBy(user));
    }

    /**
     * Edits or recalls a message.
     *
     * @param change what to change
     * @param window for how long that is allowed
     * @return what became of it
     */
    public ChangeOutcome change(MessageChange change, ChangeWindow window) {
        return await(store.change(change, window));
    }

    /**
     * Appends a message under a first-contact rule.
     *
     * @param sender who says it
     * @param recipient to whom
     * @param text what
     * @param rule the rule
     * @return whether it was stored
     */
    public boolean append(UserId sender, UserId recipient, String text, FirstContactRule rule) {
        return await(store.append(new NewMessage(sender, recipient, new MessageText(text), NOON), rule))
                .fold(appended -> true, refused -> false);
    }

    /**
     * Appends a message, and marks it as read, as when it reaches an open socket.
     *
     * @param sender who says it
     * @param recipient to whom
     * @param text what
     * @return the message as appended
     */
    public Message appendLive(UserId sender, UserId recipient, String text) {
        Message message = append(sender, recipient, text);
        markRead(ReadMark.of(message));
        return message;
    }

    /**
     * Reads a whole conversation, page by page.
     *
     * @param one one of the two
     * @param other the other
     * @return all messages, newest first
     */
    public List<Message> history(UserId one, UserId other) {
        List<Message> all = new ArrayList<>();
        MessagePage page = history(Conversation.between(one, other), Long.MAX_VALUE, PAGE);
        all.addAll(page.messages());
        while (page.more()) {
            page = history(
                    Conversation.between(one, other), all.get(all.size() - 1).seq(), PAGE);
            all.addAll(page.messages());
        }
        return all;
    }

    /**
     * Reads one page of a conversation.
     *
     * @param conversation the conversation
     * @param beforeSeq below which place
     * @param maxMessages at most how many
     * @return the page
     */
    public MessagePage history(Conversation conversation, long beforeSeq, int maxMessages) {
        return await(store.history(new HistoryQuery(conversation, beforeSeq, maxMessages)));
    }

    /**
     * Reads a page of a conversation, oldest first.
     *
     * @param conversation the conversation
     * @param afterSeq above which place
     * @param throughSeq up to which place
     * @param maxMessages at most how many
     * @return the page
     */
    public MessagePage transcript(Conversation conversation, long afterSeq, long throughSeq, int maxMessages) {
        return await(store.transcript(new TranscriptQuery(conversation, afterSeq, throughSeq, maxMessages)));
    }

    /**
     * Reads a page of a person's conversations.
     *
     * @param user the person
     * @param after behind which peer
     * @param maxConversations at most how many
     * @return the page
     */
    public ConversationsPage conversations(UserId user, Optional<UserId> after, int maxConversations) {
        return await(store.conversations(new ConversationsQuery(user, after, maxConversations)));
    }

    /**
     * Reads all conversations of a person, page by page.
     *
     * @param user the person
     * @param maxConversations at most how many on a page
     * @return the conversations, in the order of the store
     */
    public List<ConversationSummary> conversations(UserId user, int maxConversations) {
        List<ConversationSummary> all = new ArrayList<>();
        ConversationsPage page = conversations(user, Optional.empty(), maxConversations);
        all.addAll(page.conversations());
        while (page.more()) {
            UserId last = all.get(all.size() - 1).peer();
            page = conversations(user, Optional.of(last), maxConversations);
            checkProgress(!page.conversations().isEmpty() && all.stream().noneMatch(page.conversations()::contains));
            all.addAll(page.conversations());
        }
        return all;
    }

    /**
     * Reads all that one sender wrote and the reader has not read, page by page.
     *
     * @param reader the reader
     * @param sender the sender
     * @return the messages, oldest first
     */
    public List<Message> unread(UserId reader, UserId sender) {
        List<Message> all = new ArrayList<>();
        UnreadSlice slice = unread(reader, sender, Optional.empty(), Long.MAX_VALUE, PAGE);
        all.addAll(slice.messages());
        while (slice.more()) {
            Message newest = all.get(all.size() - 1);
            slice = unread(reader, sender, Optional.of(newest.position()), slice.through(), PAGE);
            checkProgress(slice.messages().stream().allMatch(message -> message.seq() > newest.seq()));
            all.addAll(slice.messages());
        }
        return all;
    }

    /**
     * Reads one page of unread messages.
     *
     * @param reader the reader
     * @param sender the sender
     * @param after behind which message
     * @param through up to which {@code senderSeq}
     * @param maxMessages at most how many
     * @return the page
     */
    public UnreadSlice unread(
            UserId reader, UserId sender, Optional<MessagePosition> after, long through, int maxMessages) {
        return await(store.unread(new UnreadQuery(reader, sender, after, through, maxMessages)));
    }

    /**
     * Counts what a person has not read.
     *
     * @param reader the person
     * @return the counts
     */
    public List<UnreadCount> unreadCounts(UserId reader) {
        return await(store.unreadCounts(reader));
    }

    /**
     * Finds a message in its conversation.
     *
     * @param conversation the conversation
     * @param id the id of the message
     * @return its place
     */
    public OptionalLong seqOf(Conversation conversation, long id) {
        return await(store.seqOf(conversation, id));
    }

    /**
     * Marks messages as read.
     *
     * @param mark which
     */
    public void markRead(ReadMark mark) {
        await(store.markRead(mark));
    }

    /**
     * Marks all from one message through another as read by their recipient.
     *
     * @param first the first message
     * @param last the last message, of the same sender
     */
    public void markRead(Message first, Message last) {
        markRead(new ReadMark(first.recipient(), first.sender(), first.position(), last.position()));
    }

    private static void checkProgress(boolean progress) {
        if (!progress) {
            throw new AssertionError("the next page repeats what was on a page before, or has nothing");
        }
    }
}
