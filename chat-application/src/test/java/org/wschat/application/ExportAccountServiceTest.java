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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.inbound.ExportEntry;
import org.wschat.application.port.inbound.ExportPage;
import org.wschat.application.port.inbound.ExportQuery;
import org.wschat.application.port.inbound.ExportQuery.NextConversation;
import org.wschat.application.port.inbound.ExportQuery.NextMessage;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.application.port.outbound.AttemptLimiter;
import org.wschat.application.port.outbound.ConversationsPage;
import org.wschat.application.port.outbound.ConversationsQuery;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NameSkeletons;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.PasswordHasher;
import org.wschat.application.port.outbound.SessionEnds;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.application.port.outbound.TokenSource;
import org.wschat.application.port.outbound.TranscriptQuery;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.ConversationSummary;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;

class ExportAccountServiceTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final UserName NAME = new UserName(ANN.value());
    private static final User USER = new User(NAME, NOON, false);
    private static final Session EXPIRED =
            new Session(new SessionId("phone"), NAME, "my phone", "10.0.0.1", NOON, NOON, NOON.minusSeconds(1));
    private static final Conversation CONVERSATION = Conversation.between(ANN, BOB);

    private final UserStore users = mock(UserStore.class);
    private final SessionStore sessions = mock(SessionStore.class);
    private final MessageStore messages = mock(MessageStore.class);
    private final ExportAccountService service = new ExportAccountService(new AccountPorts(
            users,
            sessions,
            messages,
            mock(PasswordHasher.class),
            mock(TokenSource.class),
            mock(NameSkeletons.class),
            mock(AttemptLimiter.class),
            mock(SessionEnds.class)));

    private void givenConversationBehind(Optional<String> peer, ConversationsPage page) {
        when(messages.conversations(new ConversationsQuery(ANN, peer.map(UserId::new), 1)))
                .thenReturn(completedFuture(page));
    }

    private void givenMessagesBehind(long afterSeq, long throughSeq, MessagePage page) {
        when(messages.transcript(new TranscriptQuery(CONVERSATION, afterSeq, throughSeq, 2)))
                .thenReturn(completedFuture(page));
    }

    private static ExportQuery at(ExportQuery.Place place) {
        return new ExportQuery(NAME, place, 2);
    }

    private static ExportPage page(ExportQuery next, ExportEntry... entries) {
        return new ExportPage(List.of(entries), Optional.of(next));
    }

    private static ExportEntry entry(Message message) {
        return new ExportEntry.Message(message);
    }

    @Test
    void begins_with_the_account_its_sessions_expired_ones_too_and_whom_it_blocks() {
        when(users.find(NAME))
                .thenReturn(completedFuture(Optional.of(new StoredUser(USER, new PasswordHash("secret")))));
        when(sessions.of(NAME)).thenReturn(completedFuture(List.of(EXPIRED)));
        when(messages.blockedBy(ANN)).thenReturn(completedFuture(List.of(BOB, new UserId("carol"))));

        assertThat(service.read(ExportQuery.first(NAME, 2)))
                .isCompletedWithValue(page(
                        at(new NextConversation(Optional.empty(), 0)),
                        new ExportEntry.Account(USER),
                        new ExportEntry.Session(EXPIRED),
                        new ExportEntry.Block(BOB),
                        new ExportEntry.Block(new UserId("carol"))));
    }

    @Test
    void has_nothing_to_give_of_an_account_that_is_not_there() {
        when(users.find(NAME)).thenReturn(completedFuture(Optional.empty()));

        assertThat(service.read(ExportQuery.first(NAME, 2)))
                .isCompletedWithValue(new ExportPage(List.of(), Optional.empty()));

        verify(sessions, never()).of(any());
        verify(messages, never()).blockedBy(any());
    }

    @Test
    void goes_on_with_a_conversation_and_its_oldest_messages() {
        ConversationSummary summary = new ConversationSummary(BOB, 3, 1);
        givenConversationBehind(Optional.empty(), new ConversationsPage(List.of(summary), true));
        givenMessagesBehind(0, 3, new MessagePage(List.of(annToBob(1), annToBob(2)), true));

        assertThat(service.read(at(new NextConversation(Optional.empty(), 40))))
                .isCompletedWithValue(page(
                        at(new NextMessage(BOB, 2, 3, 42)),
                        new ExportEntry.Conversation(summary),
                        entry(annToBob(1)),
                        entry(annToBob(2))));
    }

    @Test
    void goes_on_within_a_conversation_up_to_where_it_ended_and_then_with_the_next() {
        givenMessagesBehind(2, 3, new MessagePage(List.of(annToBob(3)), false));

        assertThat(service.read(at(new NextMessage(BOB, 2, 3, 42))))
                .isCompletedWithValue(page(at(new NextConversation(Optional.of(BOB), 43)), entry(annToBob(3))));
    }

    @Test
    void goes_on_behind_a_page_that_the_store_cut_short() {
        givenMessagesBehind(0, 3, new MessagePage(List.of(annToBob(1)), true));

        assertThat(service.read(at(new NextMessage(BOB, 0, 3, 0))))
                .isCompletedWithValue(page(at(new NextMessage(BOB, 1, 3, 1)), entry(annToBob(1))));
    }

    @Test
    void passes_over_messages_that_were_taken_back() {
        givenMessagesBehind(2, 3, new MessagePage(List.of(), false));

        assertThat(service.read(at(new NextMessage(BOB, 2, 3, 42))))
                .isCompletedWithValue(page(at(new NextConversation(Optional.of(BOB), 42))));
    }

    @Test
    void ends_behind_the_last_conversation_with_the_number_of_messages() {
        givenConversationBehind(Optional.of("bob"), new ConversationsPage(List.of(), false));

        assertThat(service.read(at(new NextConversation(Optional.of(BOB), 43))))
                .isCompletedWithValue(new ExportPage(List.of(new ExportEntry.End(43)), Optional.empty()));
    }

    @Test
    void marks_nothing_as_read() {
        givenMessagesBehind(2, 3, new MessagePage(List.of(annToBob(3)), false));

        service.read(at(new NextMessage(BOB, 2, 3, 42)));

        verify(messages).transcript(any());
        verifyNoMoreInteractions(messages, users, sessions);
    }

    @Test
    void fails_as_the_stores_do() {
        when(users.find(NAME)).thenReturn(failedFuture(new AccountStoreException("broken")));
        when(messages.conversations(any())).thenReturn(failedFuture(new MessageStoreException("broken")));
        when(messages.transcript(any())).thenReturn(failedFuture(new MessageStoreException("broken")));

        assertThat(service.read(ExportQuery.first(NAME, 2)).toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(AccountStoreException.class);
        for (ExportQuery.Place place :
                List.of(new NextConversation(Optional.empty(), 0), new NextMessage(BOB, 2, 3, 42))) {
            assertThat(service.read(at(place)).toCompletableFuture())
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withCauseInstanceOf(MessageStoreException.class);
        }
    }

    @Test
    void takes_no_page_without_room() {
        assertThatThrownBy(() -> ExportQuery.first(NAME, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxMessages: 0 (expected: at least 1)");
    }
}
