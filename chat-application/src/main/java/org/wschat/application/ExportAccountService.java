package org.wschat.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.ExportAccountUseCase;
import org.wschat.application.port.inbound.ExportEntry;
import org.wschat.application.port.inbound.ExportPage;
import org.wschat.application.port.inbound.ExportQuery;
import org.wschat.application.port.inbound.ExportQuery.NextConversation;
import org.wschat.application.port.inbound.ExportQuery.NextMessage;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.ConversationsPage;
import org.wschat.application.port.outbound.ConversationsQuery;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.application.port.outbound.TranscriptQuery;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.ConversationSummary;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;

/**
 * Walks from the account over its conversations, one after the other. The messages of a conversation end where its newest
 * one was when the walk came to it, so that nobody who goes on writing keeps the walk from ending.
 */
final class ExportAccountService implements ExportAccountUseCase {

    private final AccountPorts ports;

    ExportAccountService(AccountPorts ports) {
        this.ports = ports;
    }

    @Override
    public CompletionStage<ExportPage> read(ExportQuery query) {
        if (query.from() instanceof NextConversation place) {
            return conversation(query, place);
        }
        return query.from() instanceof NextMessage place ? messages(query, place, new ArrayList<>()) : account(query);
    }

    private CompletionStage<ExportPage> account(ExportQuery query) {
        return ports.users()
                .find(query.user())
                .thenCompose(found -> found.map(user -> account(query, user))
                        .orElseGet(
                                () -> CompletableFuture.completedStage(new ExportPage(List.of(), Optional.empty()))));
    }

    private CompletionStage<ExportPage> account(ExportQuery query, StoredUser user) {
        List<ExportEntry> entries = new ArrayList<>();
        entries.add(new ExportEntry.Account(user.user()));
        return ports.sessions()
                .of(query.user())
                .thenCompose(sessions -> {
                    sessions.forEach(session -> entries.add(new ExportEntry.Session(session)));
                    return ports.messages().blockedBy(query.user().id());
                })
                .thenApply(blocked -> {
                    blocked.forEach(peer -> entries.add(new ExportEntry.Block(peer)));
                    return new ExportPage(entries, Optional.of(query.at(new NextConversation(Optional.empty(), 0))));
                });
    }

    private CompletionStage<ExportPage> conversation(ExportQuery query, NextConversation place) {
        return ports.messages()
                .conversations(new ConversationsQuery(query.user().id(), place.after(), 1))
                .thenCompose(page -> conversation(query, place, page));
    }

    private CompletionStage<ExportPage> conversation(
            ExportQuery query, NextConversation place, ConversationsPage page) {
        if (page.conversations().isEmpty()) {
            return CompletableFuture.completedStage(
                    new ExportPage(List.of(new ExportEntry.End(place.messages())), Optional.empty()));
        }
        ConversationSummary summary = page.conversations().get(0);
        List<ExportEntry> entries = new ArrayList<>();
        entries.add(new ExportEntry.Conversation(summary));
        return messages(query, new NextMessage(summary.peer(), 0, summary.lastSeq(), place.messages()), entries);
    }

    private CompletionStage<ExportPage> messages(ExportQuery query, NextMessage place, List<ExportEntry> entries) {
        UserId user = query.user().id();
        return ports.messages()
                .transcript(new TranscriptQuery(
                        Conversation.between(user, place.peer()),
                        place.afterSeq(),
                        place.throughSeq(),
                        query.maxMessages()))
                .thenApply(page -> {
                    for (Message message : page.messages()) {
                        entries.add(new ExportEntry.Message(message));
                    }
                    return new ExportPage(entries, Optional.of(query.at(behind(page, place))));
                });
    }

    private static ExportQuery.Place behind(MessagePage page, NextMessage place) {
        List<Message> messages = page.messages();
        long count = place.messages() + messages.size();
        return page.more()
                ? new NextMessage(
                        place.peer(), messages.get(messages.size() - 1).seq(), place.throughSeq(), count)
                : new NextConversation(Optional.of(place.peer()), count);
    }
}
