package org.wschat.adapter.websocket.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.wschat.adapter.websocket.frame.ServerFrames;
import org.wschat.application.port.outbound.ConnectionId;
import org.wschat.application.port.outbound.MessageDelivery;
import org.wschat.domain.StatusCode;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.ReadReceipt;

/** Pushes a message to the sockets that stand for its recipient's side of the conversation; encodes it once for all. */
public final class WebSocketMessageDelivery implements MessageDelivery {

    private static final Delivery NOBODY = new Delivery(false, CompletableFuture.completedFuture(false));

    private final ConnectedSockets sockets;

    /**
     * Makes the delivery.
     *
     * @param sockets who is connected
     */
    public WebSocketMessageDelivery(ConnectedSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public Delivery deliver(Message message, Optional<ConnectionId> origin) {
        List<ConnectedSocket> open = sockets.of(new ConversationSide(message.recipient(), message.sender()));
        if (open.isEmpty()) {
            return NOBODY;
        }
        byte[] frame = ServerFrames.text(
                ServerFrames.direction(message.recipient(), message.sender()),
                StatusCode.SUCCESS.code(),
                message.text().value());
        if (open.size() == 1) {
            return new Delivery(true, open.get(0).push(message.id(), frame));
        }
        List<CompletionStage<Boolean>> writes = new ArrayList<>(open.size());
        for (ConnectedSocket socket : open) {
            writes.add(socket.push(message.id(), frame));
        }
        return new Delivery(true, anyOf(writes));
    }

    @Override
    public void changed(Message message) {}

    @Override
    public void read(ReadReceipt receipt, Instant at) {}

    @Override
    public void typing(UserId from, UserId to) {}

    /** Completes with true at the first true, with false at the last false. */
    private static CompletionStage<Boolean> anyOf(List<CompletionStage<Boolean>> writes) {
        CompletableFuture<Boolean> any = new CompletableFuture<>();
        AtomicInteger open = new AtomicInteger(writes.size());
        for (CompletionStage<Boolean> write : writes) {
            write.thenAccept(written -> {
                if (written || open.decrementAndGet() == 0) {
                    any.complete(written);
                }
            });
        }
        return any;
    }
}
