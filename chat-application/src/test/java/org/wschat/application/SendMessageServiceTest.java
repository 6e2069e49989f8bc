package org.wschat.application;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;
import static org.wschat.application.SomeMessages.ANN;
import static org.wschat.application.SomeMessages.BOB;
import static org.wschat.application.SomeMessages.annToBob;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.wschat.application.port.inbound.SendMessageCommand;
import org.wschat.application.port.inbound.SendMessageOutcome;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.MessageDelivery;
import org.wschat.application.port.outbound.MessageDelivery.Delivery;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.SendRefusal;

class SendMessageServiceTest {

    private static final FirstContactRule RULE = new FirstContactRule(3);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00.125999Z"), ZoneOffset.UTC);
    private static final Message STORED = annToBob(1);
    private static final SendMessageCommand COMMAND = new SendMessageCommand(ANN, BOB, STORED.text());

    private final MessageStore store = mock(MessageStore.class);
    private final MessageDelivery delivery = mock(MessageDelivery.class);
    private final SendMessageService service = new SendMessageService(store, delivery, CLOCK, RULE);

    @BeforeEach
    void given_a_store_that_marks() {
        when(store.markRead(any())).thenReturn(completedFuture(null));
    }

    private void givenTheStoreAppends() {
        when(store.append(any(), any())).thenReturn(completedFuture(new AppendOutcome.Appended(STORED)));
    }

    private void givenTheDelivery(boolean peerOnline, CompletionStage<Boolean> written) {
        when(delivery.deliver(STORED, Optional.empty())).thenReturn(new Delivery(peerOnline, written));
    }

    @Test
    void appends_who_says_what_to_whom_with_the_time_cut_to_milliseconds() {
        givenTheStoreAppends();
        givenTheDelivery(false, completedFuture(false));

        service.send(COMMAND);

        verify(store)
                .append(
                        new NewMessage(ANN, BOB, new MessageText("m1"), Instant.parse("2026-11-23T12:00:00.125Z")),
                        RULE);
    }

    @Test
    void stores_first_and_delivers_only_what_is_stored() {
        CompletableFuture<AppendOutcome> append = new CompletableFuture<>();
        when(store.append(any(), any())).thenReturn(append);
        givenTheDelivery(true, completedFuture(true));

        CompletionStage<SendMessageOutcome> sent = service.send(COMMAND);

        verifyNoInteractions(delivery);
        assertThat(sent.toCompletableFuture()).isNotDone();
        append.complete(new AppendOutcome.Appended(STORED));
        assertThat(sent).isCompletedWithValue(new SendMessageOutcome.Sent(STORED, true));
        InOrder order = inOrder(store, delivery);
        order.verify(store).append(any(), any());
        order.verify(delivery).deliver(STORED, Optional.empty());
        order.verify(store).markRead(ReadMark.of(STORED));
    }

    @Test
    void hands_on_what_the_client_calls_the_message() {
        givenTheStoreAppends();
        givenTheDelivery(false, completedFuture(false));
        Optional<ClientId> clientId = Optional.of(new ClientId("c1"));

        service.send(new SendMessageCommand(ANN, BOB, STORED.text(), clientId, Optional.empty()));

        verify(store).append(new NewMessage(ANN, BOB, STORED.text(), CLOCK.instant(), clientId), RULE);
    }

    @Test
    void delivers_again_what_was_sent_before_and_nobody_has_read() {
        when(store.append(any(), any())).thenReturn(completedFuture(new AppendOutcome.Appended(STORED, true)));
        when(delivery.deliverAgain(STORED)).thenReturn(new Delivery(true, completedFuture(true)));

        CompletionStage<SendMessageOutcome> sent = service.send(COMMAND);

        assertThat(sent).isCompletedWithValue(new SendMessageOutcome.Sent(STORED, true, true));
        verify(store).markRead(ReadMark.of(STORED));
    }

    @Test
    void tells_of_what_was_read_before_whether_the_recipient_is_online_now() {
        Message read = new Message(
                STORED.id(),
                STORED.position(),
                STORED.sender(),
                STORED.recipient(),
                STORED.text(),
                STORED.sentAt(),
                STORED.updatedAt(),
                true);
        when(store.append(any(), any())).thenReturn(completedFuture(new AppendOutcome.Appended(read, true)));
        when(delivery.deliverAgain(read)).thenReturn(new Delivery(true, completedFuture(false)));

        CompletionStage<SendMessageOutcome> sent = service.send(COMMAND);

        assertThat(sent).isCompletedWithValue(new SendMessageOutcome.Sent(read, true, true));
        verify(delivery, never()).deliver(any(), any());
        verify(store, never()).markRead(any());
    }

    @Test
    void never_delivers_what_the_store_failed_to_keep() {
        MessageStoreException failure = new MessageStoreException("disk full");
        when(store.append(any(), any())).thenReturn(failedFuture(failure));

        CompletionStage<SendMessageOutcome> sent = service.send(COMMAND);

        assertThatThrownBy(() -> sent.toCompletableFuture().join()).hasCause(failure);
        verifyNoInteractions(delivery);
        verify(store, never()).markRead(any());
    }

    @Test
    void never_delivers_what_the_rule_forbids() {
        when(store.append(any(), any()))
                .thenReturn(completedFuture(new AppendOutcome.Refused(SendRefusal.FIRST_CONTACT_LIMIT)));

        CompletionStage<SendMessageOutcome> sent = service.send(COMMAND);

        assertThat(sent).isCompletedWithValue(new SendMessageOutcome.Refused(SendRefusal.FIRST_CONTACT_LIMIT));
        verifyNoInteractions(delivery);
        verify(store, never()).markRead(any());
    }

    @Test
    void tells_that_the_peer_is_offline_and_leaves_the_message_unread() {
        givenTheStoreAppends();
        givenTheDelivery(false, completedFuture(false));

        assertThat(service.send(COMMAND)).isCompletedWithValue(new SendMessageOutcome.Sent(STORED, false));

        verify(store, never()).markRead(any());
    }

    @Test
    void answers_without_waiting_for_the_write() {
        givenTheStoreAppends();
        givenTheDelivery(true, new CompletableFuture<>());

        assertThat(service.send(COMMAND)).isCompletedWithValue(new SendMessageOutcome.Sent(STORED, true));

        verify(store, never()).markRead(any());
    }

    @Test
    void marks_as_read_once_the_message_is_written() {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        givenTheStoreAppends();
        givenTheDelivery(true, written);
        service.send(COMMAND);

        verify(store, never()).markRead(any());
        written.complete(true);

        verify(store).markRead(ReadMark.of(STORED));
    }

    @Test
    void leaves_the_message_unread_when_no_socket_could_take_it() {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        givenTheStoreAppends();
        givenTheDelivery(true, written);
        service.send(COMMAND);

        written.complete(false);

        verify(store).append(any(), any());
        verifyNoMoreInteractions(store);
    }

    @Test
    void reports_the_message_as_sent_even_if_the_mark_fails() {
        givenTheStoreAppends();
        givenTheDelivery(true, completedFuture(true));
        when(store.markRead(any())).thenReturn(failedFuture(new MessageStoreException("gone")));

        assertThat(service.send(COMMAND)).isCompletedWithValue(new SendMessageOutcome.Sent(STORED, true));
    }
}
