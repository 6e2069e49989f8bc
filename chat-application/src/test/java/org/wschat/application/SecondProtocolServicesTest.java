package org.wschat.application;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;
import static org.wschat.application.SomeMessages.ANN;
import static org.wschat.application.SomeMessages.BOB;
import static org.wschat.application.SomeMessages.annToBob;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.inbound.ChangeMessageOutcome;
import org.wschat.application.port.inbound.ConversationPage;
import org.wschat.application.port.inbound.Inbox;
import org.wschat.application.port.inbound.ReadConversationQuery;
import org.wschat.application.port.inbound.ReadConversationQuery.Direction;
import org.wschat.application.port.outbound.Admission;
import org.wschat.application.port.outbound.ChangeOutcome;
import org.wschat.application.port.outbound.ChatPorts;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.InboxPage;
import org.wschat.application.port.outbound.InboxQuery;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.LastSeenStore;
import org.wschat.application.port.outbound.MessageDelivery;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.application.port.outbound.SyncPage;
import org.wschat.application.port.outbound.SyncQuery;
import org.wschat.application.port.outbound.TranscriptQuery;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.ReadPositions;
import org.wschat.domain.message.ChangeRefusal;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.ChatRules;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.ReadReceipt;
import org.wschat.domain.message.UnreadCount;

class SecondProtocolServicesTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00.125Z");
    private static final ChangeWindow EDIT = new ChangeWindow(Duration.ofMinutes(1));
    private static final ChangeWindow RECALL = new ChangeWindow(Duration.ofMinutes(2));
    private static final Conversation TALK = Conversation.between(ANN, BOB);
    private static final ReadReceipt READ = new ReadReceipt(BOB, ANN, 3);

    private final MessageStore store = mock(MessageStore.class);
    private final InboxStore inbox = mock(InboxStore.class);
    private final LastSeenStore lastSeen = mock(LastSeenStore.class);
    private final MessageDelivery delivery = mock(MessageDelivery.class);
    private final ChatApplication chat = ChatApplication.of(
            new ChatPorts(store, inbox, lastSeen, delivery, Admission.OF_ALL),
            new ChatRules(FirstContactRule.OFF, EDIT, RECALL),
            Clock.fixed(NOON.plusNanos(999), ZoneOffset.UTC));

    @Test
    void reads_what_lies_below_a_place_oldest_first_with_how_far_both_have_read() {
        when(store.history(new HistoryQuery(TALK, 9, 2)))
                .thenReturn(completedFuture(new MessagePage(List.of(annToBob(8), annToBob(7)), true)));
        when(inbox.readPositions(TALK, BOB)).thenReturn(completedFuture(new ReadPositions(7, 0)));

        assertThat(chat.readConversation().read(new ReadConversationQuery(BOB, ANN, Direction.BEFORE, 9, 2)))
                .isCompletedWithValue(
                        new ConversationPage(List.of(annToBob(7), annToBob(8)), true, new ReadPositions(7, 0)));
    }

    @Test
    void reads_what_lies_above_a_place_oldest_first() {
        when(store.transcript(new TranscriptQuery(TALK, 6, Long.MAX_VALUE, 2)))
                .thenReturn(completedFuture(new MessagePage(List.of(annToBob(7), annToBob(8)), false)));
        when(inbox.readPositions(TALK, BOB)).thenReturn(completedFuture(ReadPositions.NONE));

        assertThat(chat.readConversation().read(new ReadConversationQuery(BOB, ANN, Direction.AFTER, 6, 2)))
                .isCompletedWithValue(
                        new ConversationPage(List.of(annToBob(7), annToBob(8)), false, ReadPositions.NONE));
    }

    @Test
    void tells_that_something_is_read_once_that_is_committed() {
        ReadReceipt newest = new ReadReceipt(BOB, ANN, 2);
        when(inbox.markReadThrough(READ)).thenReturn(completedFuture(Optional.of(newest)));

        assertThat(chat.readThrough().read(READ)).isCompletedWithValue(Optional.of(newest));

        verify(delivery).read(newest, NOON.plusNanos(999));
    }

    @Test
    void tells_nobody_of_what_is_not_read() {
        when(inbox.markReadThrough(READ))
                .thenReturn(completedFuture(Optional.empty()))
                .thenReturn(failedFuture(new MessageStoreException("away")));

        assertThat(chat.readThrough().read(READ)).isCompletedWithValue(Optional.empty());
        assertThat(chat.readThrough().read(READ)).isCompletedExceptionally();

        verifyNoInteractions(delivery);
    }

    @Test
    void sums_up_all_that_is_unread_beside_a_page_of_the_inbox() {
        InboxQuery query = new InboxQuery(BOB, Optional.empty(), 10);
        InboxPage page = new InboxPage(List.of(), Optional.of(7L));
        when(inbox.inbox(query)).thenReturn(completedFuture(page));
        when(store.unreadCounts(BOB))
                .thenReturn(completedFuture(List.of(new UnreadCount(ANN, 2), new UnreadCount(BOB, 5))));

        assertThat(chat.listConversations().list(query)).isCompletedWithValue(new Inbox(page, 7));
    }

    @Test
    void edits_and_recalls_each_within_its_own_time_and_tells_everybody() {
        MessageText text = new MessageText("new");
        MessageChange edit = new MessageChange(ANN, BOB, 1, Optional.of(text), NOON);
        MessageChange recall = new MessageChange(ANN, BOB, 2, Optional.empty(), NOON);
        when(store.change(edit, EDIT)).thenReturn(completedFuture(new ChangeOutcome.Changed(annToBob(1), false)));
        when(store.change(recall, RECALL)).thenReturn(completedFuture(new ChangeOutcome.Changed(annToBob(2), true)));

        assertThat(chat.editMessage().edit(ANN, BOB, 1, text))
                .isCompletedWithValue(new ChangeMessageOutcome.Changed(annToBob(1)));
        assertThat(chat.recallMessage().recall(ANN, BOB, 2))
                .isCompletedWithValue(new ChangeMessageOutcome.Changed(annToBob(2)));

        verify(delivery).changed(annToBob(1));
        verify(delivery).changed(annToBob(2));
    }

    @Test
    void tells_nobody_of_a_change_that_was_refused() {
        when(store.change(any(), any())).thenReturn(completedFuture(new ChangeOutcome.Refused(ChangeRefusal.TOO_LATE)));

        assertThat(chat.recallMessage().recall(ANN, BOB, 2))
                .isCompletedWithValue(new ChangeMessageOutcome.Refused(ChangeRefusal.TOO_LATE));

        verifyNoInteractions(delivery);
    }

    @Test
    void tells_that_somebody_is_writing_unless_they_are_blocked_or_write_to_themselves() {
        when(inbox.isBlocked(new Block(BOB, ANN))).thenReturn(completedFuture(false));
        when(inbox.isBlocked(new Block(ANN, BOB))).thenReturn(completedFuture(true));

        assertThat(chat.notifyTyping().typing(ANN, BOB)).isCompleted();
        assertThat(chat.notifyTyping().typing(BOB, ANN)).isCompleted();
        assertThat(chat.notifyTyping().typing(ANN, ANN)).isCompleted();

        verify(delivery).typing(ANN, BOB);
        verifyNoMoreInteractions(delivery);
    }

    @Test
    void blocks_and_unblocks() {
        Block block = new Block(ANN, BOB);
        when(store.block(block)).thenReturn(completedFuture(null));
        when(store.unblock(block)).thenReturn(completedFuture(null));
        when(store.blockedBy(ANN)).thenReturn(completedFuture(List.of(BOB)));

        assertThat(chat.blockUser().block(block, true)).isCompleted();
        verify(store).block(block);
        assertThat(chat.blockUser().block(block, false)).isCompleted();
        verify(store).unblock(block);
        assertThat(chat.listBlocks().list(ANN)).isCompletedWithValue(List.of(BOB));
    }

    @Test
    void hands_on_points_to_sync_from_and_what_was_missed() {
        SyncCursor cursor = new SyncCursor("7");
        SyncPage page = new SyncPage(List.of(annToBob(1)), new SyncCursor("8"), true);
        when(inbox.cursor()).thenReturn(cursor);
        SyncQuery query = new SyncQuery(BOB, cursor, true, 10);
        when(inbox.sync(query)).thenReturn(completedFuture(page));

        assertThat(chat.syncCursor().cursor()).isEqualTo(cursor);
        assertThat(chat.sync().sync(query)).isCompletedWithValue(page);
    }

    @Test
    void notes_the_present_in_whole_milliseconds() {
        when(lastSeen.noteSeen(BOB, NOON)).thenReturn(completedFuture(null));
        when(lastSeen.lastSeen(List.of(BOB))).thenReturn(completedFuture(Map.of(BOB, NOON)));

        assertThat(chat.noteSeen().seen(BOB)).isCompletedWithValue(NOON);
        assertThat(chat.findLastSeen().lastSeen(List.of(BOB))).isCompletedWithValue(Map.of(BOB, NOON));
    }
}
