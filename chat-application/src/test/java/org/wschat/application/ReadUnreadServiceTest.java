package org.wschat.application;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;
import static org.wschat.application.SomeMessages.ANN;
import static org.wschat.application.SomeMessages.BOB;
import static org.wschat.application.SomeMessages.annToBob;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.inbound.ReadUnreadQuery;
import org.wschat.application.port.inbound.UnreadPage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.UnreadQuery;
import org.wschat.application.port.outbound.UnreadSlice;
import org.wschat.domain.message.MessagePosition;

class ReadUnreadServiceTest {

    private static final ReadUnreadQuery FIRST = ReadUnreadQuery.first(BOB, ANN, 2);

    private final MessageStore store = mock(MessageStore.class);
    private final ReadUnreadService service = new ReadUnreadService(store);

    @Test
    void starts_at_the_oldest_and_asks_on_behind_the_newest_shown_up_to_what_stood_then() {
        when(store.unread(new UnreadQuery(BOB, ANN, Optional.empty(), Long.MAX_VALUE, 2)))
                .thenReturn(completedFuture(new UnreadSlice(List.of(annToBob(1, 3)), true, 9)));

        assertThat(service.read(FIRST))
                .isCompletedWithValue(new UnreadPage(
                        List.of(annToBob(1, 3)),
                        Optional.of(new ReadUnreadQuery(
                                BOB, ANN, Optional.of(annToBob(3).position()), 9, 2))));
    }

    @Test
    void goes_on_where_the_page_before_ended() {
        Optional<MessagePosition> after = Optional.of(annToBob(3).position());
        when(store.unread(new UnreadQuery(BOB, ANN, after, 9, 2)))
                .thenReturn(completedFuture(new UnreadSlice(List.of(annToBob(8)), false, 9)));

        assertThat(service.read(new ReadUnreadQuery(BOB, ANN, after, 9, 2)))
                .isCompletedWithValue(new UnreadPage(List.of(annToBob(8)), Optional.empty()));
    }

    @Test
    void shows_an_empty_page_when_everything_is_read_and_marks_nothing() {
        when(store.unread(any())).thenReturn(completedFuture(new UnreadSlice(List.of(), false, 0)));

        assertThat(service.read(FIRST)).isCompletedWithValue(new UnreadPage(List.of(), Optional.empty()));

        verify(store).unread(any());
        verifyNoMoreInteractions(store);
    }

    @Test
    void fails_when_the_store_fails() {
        MessageStoreException failure = new MessageStoreException("gone");
        when(store.unread(any())).thenReturn(failedFuture(failure));

        CompletionStage<UnreadPage> page = service.read(FIRST);

        assertThatThrownBy(() -> page.toCompletableFuture().join()).hasCause(failure);
    }
}
