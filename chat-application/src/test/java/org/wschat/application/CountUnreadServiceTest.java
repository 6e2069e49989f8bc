package org.wschat.application;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.wschat.application.SomeMessages.ANN;
import static org.wschat.application.SomeMessages.BOB;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.inbound.CountUnreadQuery;
import org.wschat.application.port.inbound.UnreadSummary;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.UnreadCount;

class CountUnreadServiceTest {

    private final MessageStore store = mock(MessageStore.class);
    private final CountUnreadService service = new CountUnreadService(store);

    @Test
    void sums_up_what_the_store_counts_and_keeps_its_order() {
        List<UnreadCount> counts = List.of(new UnreadCount(ANN, 2), new UnreadCount(new UserId("eve"), 40));
        when(store.unreadCounts(BOB)).thenReturn(completedFuture(counts));

        UnreadSummary summary =
                service.count(new CountUnreadQuery(BOB)).toCompletableFuture().join();

        assertThat(summary.counts()).isEqualTo(counts);
        assertThat(summary.total()).isEqualTo(42);
    }

    @Test
    void sums_up_nothing_to_zero() {
        when(store.unreadCounts(BOB)).thenReturn(completedFuture(List.of()));

        assertThat(service.count(new CountUnreadQuery(BOB))
                        .toCompletableFuture()
                        .join()
                        .total())
                .isZero();
    }

    @Test
    void fails_when_the_store_fails() {
        MessageStoreException failure = new MessageStoreException("gone");
        when(store.unreadCounts(BOB)).thenReturn(failedFuture(failure));

        CompletionStage<UnreadSummary> summary = service.count(new CountUnreadQuery(BOB));

        assertThatThrownBy(() -> summary.toCompletableFuture().join()).hasCause(failure);
    }
}
