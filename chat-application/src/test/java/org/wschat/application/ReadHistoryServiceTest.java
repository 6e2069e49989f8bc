package org.wschat.application;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;
import static org.wschat.application.SomeMessages.ANN;
import static org.wschat.application.SomeMessages.BOB;
import static org.wschat.application.SomeMessages.annToBob;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.inbound.ReadHistoryOutcome;
import org.wschat.application.port.inbound.ReadHistoryQuery;
import org.wschat.application.port.inbound.ReadHistoryQuery.BeforeId;
import org.wschat.application.port.inbound.ReadHistoryQuery.BeforeSeq;
import org.wschat.application.port.inbound.ReadHistoryQuery.Newest;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.conversation.Conversation;

class ReadHistoryServiceTest {

    private static final Conversation CONVERSATION = Conversation.between(ANN, BOB);

    private final MessageStore store = mock(MessageStore.class);
    private final ReadHistoryService service = new ReadHistoryService(store);

    private void givenTheStoreHas(long beforeSeq, MessagePage page) {
        when(store.history(new HistoryQuery(CONVERSATION, beforeSeq, 2))).thenReturn(completedFuture(page));
    }

    private static ReadHistoryQuery from(ReadHistoryQuery.Start start) {
        return new ReadHistoryQuery(BOB, ANN, start, 2);
    }

    @Test
    void starts_at_the_newest_message_and_asks_on_below_the_oldest_shown() {
        givenTheStoreHas(Long.MAX_VALUE, new MessagePage(List.of(annToBob(5, 4)), true));

        assertThat(service.read(from(new Newest())))
                .isCompletedWithValue(
                        new ReadHistoryOutcome.Page(List.of(annToBob(5, 4)), Optional.of(from(new BeforeSeq(4)))));
    }

    @Test
    void goes_on_below_a_message_that_was_shown() {
        givenTheStoreHas(4, new MessagePage(List.of(annToBob(3, 2)), true));

        assertThat(service.read(from(new BeforeSeq(4))))
                .isCompletedWithValue(
                        new ReadHistoryOutcome.Page(List.of(annToBob(3, 2)), Optional.of(from(new BeforeSeq(2)))));
    }

    @Test
    void asks_on_below_a_page_that_the_store_cut_short() {
        givenTheStoreHas(4, new MessagePage(List.of(annToBob(3)), true));

        assertThat(service.read(from(new BeforeSeq(4))))
                .isCompletedWithValue(
                        new ReadHistoryOutcome.Page(List.of(annToBob(3)), Optional.of(from(new BeforeSeq(3)))));
    }

    @Test
    void ends_with_the_last_page() {
        givenTheStoreHas(3, new MessagePage(List.of(annToBob(2, 1)), false));

        assertThat(service.read(from(new BeforeSeq(3))))
                .isCompletedWithValue(new ReadHistoryOutcome.Page(List.of(annToBob(2, 1)), Optional.empty()));
    }

    @Test
    void shows_an_empty_page_of_people_who_never_spoke() {
        givenTheStoreHas(Long.MAX_VALUE, new MessagePage(List.of(), false));

        assertThat(service.read(from(new Newest())))
                .isCompletedWithValue(new ReadHistoryOutcome.Page(List.of(), Optional.empty()));
    }

    @Test
    void starts_below_a_message_that_is_known_by_its_id() {
        when(store.seqOf(CONVERSATION, 1004)).thenReturn(completedFuture(OptionalLong.of(4)));
        givenTheStoreHas(4, new MessagePage(List.of(annToBob(3, 2)), true));

        assertThat(service.read(from(new BeforeId(1004))))
                .isCompletedWithValue(
                        new ReadHistoryOutcome.Page(List.of(annToBob(3, 2)), Optional.of(from(new BeforeSeq(2)))));
    }

    @Test
    void tells_that_the_conversation_has_no_message_with_that_id() {
        when(store.seqOf(CONVERSATION, 7)).thenReturn(completedFuture(OptionalLong.empty()));

        assertThat(service.read(from(new BeforeId(7)))).isCompletedWithValue(new ReadHistoryOutcome.UnknownMessage(7));

        verify(store, never()).history(any());
    }

    @Test
    void marks_nothing_as_read() {
        givenTheStoreHas(Long.MAX_VALUE, new MessagePage(List.of(annToBob(1)), false));

        service.read(from(new Newest()));

        verify(store).history(any());
        verifyNoMoreInteractions(store);
    }

    @Test
    void fails_when_the_store_fails() {
        MessageStoreException failure = new MessageStoreException("gone");
        when(store.history(any())).thenReturn(failedFuture(failure));
        when(store.seqOf(CONVERSATION, 7)).thenReturn(failedFuture(failure));

        CompletionStage<ReadHistoryOutcome> newest = service.read(from(new Newest()));
        CompletionStage<ReadHistoryOutcome> beforeId = service.read(from(new BeforeId(7)));

        assertThatThrownBy(() -> newest.toCompletableFuture().join()).hasCause(failure);
        assertThatThrownBy(() -> beforeId.toCompletableFuture().join()).hasCause(failure);
    }
}
