package org.wschat.adapter.websocket.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.MessageDelivery.Delivery;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;

final class WebSocketMessageDeliveryTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final String PUSH = "{\"from\":\"bob-\\u003ealice\",\"code\":50000,\"content\":\"hi\"}\n";

    private final ConnectedSockets sockets = new ConnectedSockets();
    private final WebSocketMessageDelivery delivery =
            new WebSocketMessageDelivery(sockets, new ConnectedDevices(ComingsAndGoings.UNNOTICED), new SyncPoints());

    @Test
    void finds_nobody_when_the_recipient_has_no_socket_on_this_conversation() {
        open(BOB, new UserId("carol"));
        open(ALICE, BOB);

        Delivery reached = delivery.deliver(message(), Optional.empty());

        assertThat(reached.peerOnline()).isFalse();
        assertThat(written(reached)).isCompletedWithValue(false);
    }

    @Test
    void pushes_one_encoding_to_every_socket_of_the_recipient() {
        RecordingOutbound first = open(BOB, ALICE);
        RecordingOutbound second = open(BOB, ALICE);

        Delivery reached = delivery.deliver(message(), Optional.empty());

        assertThat(reached.peerOnline()).isTrue();
        assertThat(first.texts()).containsExactly(PUSH);
        assertThat(second.texts()).containsExactly(PUSH);
        assertThat(first.frames().get(0)).isSameAs(second.frames().get(0));
    }

    @Test
    void is_written_with_the_first_socket_that_has_it_whole() {
        RecordingOutbound first = open(BOB, ALICE);
        RecordingOutbound second = open(BOB, ALICE);
        first.hold();
        second.hold();

        CompletableFuture<Boolean> written = written(delivery.deliver(message(), Optional.empty()));

        assertThat(written).isNotDone();
        first.written(false);
        assertThat(written).isNotDone();
        second.written(true);
        assertThat(written).isCompletedWithValue(true);
    }

    @Test
    void is_not_written_when_no_socket_takes_it() {
        RecordingOutbound first = open(BOB, ALICE);
        RecordingOutbound second = open(BOB, ALICE);
        first.hold();
        second.hold();

        CompletableFuture<Boolean> written = written(delivery.deliver(message(), Optional.empty()));
        second.written(false);
        assertThat(written).isNotDone();
        first.written(false);

        assertThat(written).isCompletedWithValue(false);
    }

    private RecordingOutbound open(UserId user, UserId peer) {
        RecordingOutbound outbound = new RecordingOutbound();
        ConversationSide side = new ConversationSide(user, peer);
        ConnectedSocket socket = new ConnectedSocket(outbound, side.toSelf());
        sockets.add(side, socket);
        socket.welcome("welcome".getBytes(StandardCharsets.UTF_8));
        outbound.clear();
        return outbound;
    }

    private static CompletableFuture<Boolean> written(Delivery reached) {
        return reached.written().toCompletableFuture();
    }

    private static Message message() {
        return new Message(
                1, new MessagePosition(1, 1), ALICE, BOB, new MessageText("hi"), Instant.EPOCH, Instant.EPOCH, false);
    }
}
