package org.wschat.adapter.websocket.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.wschat.adapter.websocket.session.ConnectedSockets;
import org.wschat.adapter.websocket.session.OpenIdentities;
import org.wschat.adapter.websocket.session.RecordingOutbound;
import org.wschat.adapter.websocket.session.SocketAcceptor.Accepted;
import org.wschat.adapter.websocket.session.SocketAcceptor.Decision;
import org.wschat.adapter.websocket.session.SocketAcceptor.Request;
import org.wschat.adapter.websocket.session.SocketHandler;
import org.wschat.application.port.inbound.AdmitOutcome;
import org.wschat.application.port.inbound.AdmitQuery;
import org.wschat.application.port.inbound.CountUnreadQuery;
import org.wschat.application.port.inbound.ReadHistoryOutcome;
import org.wschat.application.port.inbound.ReadHistoryQuery;
import org.wschat.application.port.inbound.ReadUnreadQuery;
import org.wschat.application.port.inbound.SendMessageCommand;
import org.wschat.application.port.inbound.SendMessageOutcome;
import org.wschat.application.port.inbound.UnreadPage;
import org.wschat.application.port.inbound.UnreadSummary;
import org.wschat.application.port.outbound.Identity;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.user.Token;

/** One socket on which "1" talks to "2", with every use case in the hands of the test. */
final class TalkingPair {

    static final UserId ONE = new UserId("1");
    static final UserId TWO = new UserId("2");
    static final Map<String, List<String>> ONE_TO_TWO = Map.of("send_id", List.of("1"), "receive_id", List.of("2"));

    final PendingCalls<SendMessageCommand, SendMessageOutcome> sends = new PendingCalls<>();
    final PendingCalls<ReadHistoryQuery, ReadHistoryOutcome> histories = new PendingCalls<>();
    final PendingCalls<ReadUnreadQuery, UnreadPage> unreads = new PendingCalls<>();
    final PendingCalls<ReadMark, Void> marks = new PendingCalls<>();
    final PendingCalls<CountUnreadQuery, UnreadSummary> counts = new PendingCalls<>();
    final ConnectedSockets connected = new ConnectedSockets();
    final OpenIdentities identities = new OpenIdentities();
    final RecordingOutbound outbound = new RecordingOutbound();
    final ConversationEndpoint endpoint;
    final SocketHandler socket;
    Optional<Token> token = Optional.empty();
    int admissionsAsked;
    AdmitOutcome admission = new AdmitOutcome.Admitted(Identity.of(ONE));
    long nanos;

    TalkingPair() {
        UseCases useCases =
                new UseCases(sends::call, histories::call, unreads::call, this::mark, counts::call, this::admit);
        endpoint = new ConversationEndpoint(connected, identities, useCases, () -> nanos);
        socket = open(outbound);
        outbound.clear();
    }

    private CompletionStage<Void> mark(ReadMark mark) {
        return marks.call(mark);
    }

    SocketHandler open(RecordingOutbound out) {
        return ((Accepted) decide(ONE_TO_TWO)).handler().apply(out);
    }

    Decision decide(Map<String, List<String>> query) {
        return endpoint.decide(new Request(query, token, "127.0.0.1"))
                .toCompletableFuture()
                .join();
    }

    private CompletionStage<AdmitOutcome> admit(AdmitQuery query) {
        assertThat(query).isIn(new AdmitQuery(ONE, token), new AdmitQuery(ONE, Optional.empty()));
        admissionsAsked++;
        return CompletableFuture.completedStage(admission);
    }

    /** Says that the message of a send is committed. */
    void commit(int call) {
        sends.answer(call, new SendMessageOutcome.Sent(message(call + 1, ONE, TWO), false));
    }

    static String ack() {
        return "{\"from\":\"2-\\u003e1\",\"code\":50003,\"content\":\"消息发送成功,对方离线\"}\n";
    }

    static String server(int code, String text) {
        return "{\"from\":\"Server\",\"code\":" + code + ",\"content\":\"" + text + "\"}\n";
    }

    /** What the answer with these messages looks like. */
    static String answer(List<Message> messages) {
        StringBuilder out = new StringBuilder("{\"from\":\"2\",\"code\":50000,\"content\":[");
        for (Message message : messages) {
            out.append(out.charAt(out.length() - 1) == '[' ? "" : ",")
                    .append("{\"ID\":" + message.id())
                    .append(",\"CreatedAt\":\"1970-01-01T00:00:00.000Z\",\"UpdatedAt\":\"1970-01-01T00:00:00.000Z\"")
                    .append(",\"DeletedAt\":null,\"send_id\":\"" + message.sender() + "\",\"receive_id\":\"")
                    .append(message.recipient() + "\",\"content\":\""
                            + message.text().value())
                    .append("\",\"is_read\":false}");
        }
        return out + "]}\n";
    }

    static Message message(long seq, UserId sender, UserId recipient) {
        return message(seq, sender, recipient, "text " + seq);
    }

    static Message message(long seq, UserId sender, UserId recipient, String text) {
        MessagePosition position = new MessagePosition(seq, seq);
        return new Message(
                seq, position, sender, recipient, new MessageText(text), Instant.EPOCH, Instant.EPOCH, false);
    }

    /** Messages of the peer, newest first. */
    static List<Message> fromPeer(int newest, int oldest) {
        return IntStream.iterate(newest, seq -> seq >= oldest, seq -> seq - 1)
                .mapToObj(seq -> message(seq, TWO, ONE))
                .toList();
    }

    static ReadHistoryOutcome.Page lastPage(List<Message> messages) {
        return new ReadHistoryOutcome.Page(messages, Optional.empty());
    }

    static ReadHistoryOutcome.Page page(List<Message> messages) {
        long oldest = messages.get(messages.size() - 1).seq();
        return new ReadHistoryOutcome.Page(
                messages, Optional.of(new ReadHistoryQuery(ONE, TWO, new ReadHistoryQuery.BeforeSeq(oldest), 100)));
    }
}
