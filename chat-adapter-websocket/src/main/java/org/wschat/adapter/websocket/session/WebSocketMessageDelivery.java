package org.wschat.adapter.websocket.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.wschat.adapter.websocket.device.frame.DeviceFrames;
import org.wschat.adapter.websocket.frame.ServerFrames;
import org.wschat.adapter.websocket.session.AwaitedFrames.Awaited;
import org.wschat.application.port.outbound.ConnectionId;
import org.wschat.application.port.outbound.MessageDelivery;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.domain.StatusCode;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.ReadReceipt;

/**
 * Tells those who are connected: sockets of the original protocol that stand for the recipient's side of a conversation, and
 * the devices of both people. Each frame is encoded once for all of them.
 */
public final class WebSocketMessageDelivery implements MessageDelivery {

    private static final CompletionStage<Boolean> UNWRITTEN = CompletableFuture.completedFuture(false);

    private final ConnectedSockets sockets;
    private final ConnectedDevices devices;
    private final SyncPoints points;

    /**
     * Makes the delivery.
     *
     * @param sockets who is connected by the original protocol
     * @param devices who is connected by the second
     * @param points gives the cursors that messages bear
     */
    public WebSocketMessageDelivery(ConnectedSockets sockets, ConnectedDevices devices, SyncPoints points) {
        this.sockets = sockets;
        this.devices = devices;
        this.points = points;
    }

    /** What a device is told counts as read once the device says so; so {@code written} is about sockets alone. */
    @Override
    public Delivery deliver(Message message, Optional<ConnectionId> origin) {
        CompletionStage<Boolean> written = UNWRITTEN;
        List<ConnectedSocket> open = sockets.of(new ConversationSide(message.recipient(), message.sender()));
        if (!open.isEmpty()) {
            written = push(message, open);
        }
        List<ConnectedDevice> recipients = devices.of(message.recipient());
        push(message, origin, recipients);
        return new Delivery(!open.isEmpty() || !recipients.isEmpty(), written);
    }

    /** Devices learn from the frame that it is a repetition, which stands in no order. */
    @Override
    public Delivery deliverAgain(Message message) {
        List<ConnectedSocket> open = sockets.of(new ConversationSide(message.recipient(), message.sender()));
        List<ConnectedDevice> recipients = devices.of(message.recipient());
        boolean online = !open.isEmpty() || !recipients.isEmpty();
        if (message.read() || !online) {
            return new Delivery(online, UNWRITTEN);
        }
        recipients.forEach(
                device -> device.tellAgain(cursor -> DeviceFrames.replay(Optional.empty(), message, cursor)));
        return new Delivery(true, open.isEmpty() ? UNWRITTEN : push(message, open));
    }

    private static CompletionStage<Boolean> push(Message message, List<ConnectedSocket> open) {
        byte[] frame = ServerFrames.text(
                ServerFrames.direction(message.recipient(), message.sender()),
                StatusCode.SUCCESS.code(),
                message.text().value());
        if (open.size() == 1) {
            return open.get(0).push(message.id(), frame);
        }
        List<CompletionStage<Boolean>> writes = new ArrayList<>(open.size());
        for (ConnectedSocket socket : open) {
            writes.add(socket.push(message.id(), frame));
        }
        return anyOf(writes);
    }

    private void push(Message message, Optional<ConnectionId> origin, List<ConnectedDevice> recipients) {
        List<ConnectedDevice> senders = othersOf(message);
        if (recipients.isEmpty() && senders.isEmpty()) {
            return;
        }
        SyncCursor cursor = points.now();
        byte[] frame = DeviceFrames.message(message, cursor);
        push(recipients, origin, place(message, message.sender()), cursor, frame);
        push(senders, origin, place(message, message.recipient()), cursor, frame);
    }

    private static void push(
            List<ConnectedDevice> devices,
            Optional<ConnectionId> origin,
            LiveFrame.Place place,
            SyncCursor cursor,
            byte[] frame) {
        for (ConnectedDevice device : devices) {
            if (origin.isEmpty() || !origin.get().equals(device.id())) {
                device.push(new LiveFrame(Optional.of(place), Optional.of(cursor), frame));
            }
        }
    }

    @Override
    public void changed(Message message) {
        tellChanged(message, message.sender(), message.recipient());
        if (!message.sender().equals(message.recipient())) {
            tellChanged(message, message.recipient(), message.sender());
        }
    }

    private void tellChanged(Message message, UserId told, UserId peer) {
        List<ConnectedDevice> open = devices.of(told);
        if (open.isEmpty()) {
            return;
        }
        LiveFrame frame = new LiveFrame(
                Optional.of(place(message, peer)),
                Optional.empty(),
                DeviceFrames.changed(Optional.empty(), peer, message));
        for (ConnectedDevice device : open) {
            Optional<Awaited<Message>> asked = device.changes().claim(message);
            asked.ifPresentOrElse(
                    request -> device.answerInOrder(
                            request, place(message, peer), DeviceFrames.changed(request.ref(), peer, message)),
                    () -> device.push(frame));
        }
    }

    @Override
    public void read(ReadReceipt receipt, Instant at) {
        List<ConnectedDevice> readers = devices.of(receipt.reader());
        List<ConnectedDevice> peers = receipt.reader().equals(receipt.peer()) ? List.of() : devices.of(receipt.peer());
        if (readers.isEmpty() && peers.isEmpty()) {
            return;
        }
        byte[] frame = DeviceFrames.read(Optional.empty(), receipt, at);
        for (ConnectedDevice device : readers) {
            Optional<Awaited<ReadReceipt>> asked = device.reads().claim(receipt);
            asked.ifPresentOrElse(
                    request -> device.answerInOrder(
                            request,
                            new LiveFrame.Place(receipt.peer(), receipt.seq()),
                            DeviceFrames.read(request.ref(), receipt, at)),
                    () -> device.push(read(receipt.peer(), receipt, frame)));
        }
        for (ConnectedDevice device : peers) {
            device.push(read(receipt.reader(), receipt, frame));
        }
    }

    private static LiveFrame read(UserId peer, ReadReceipt receipt, byte[] frame) {
        return new LiveFrame(Optional.of(new LiveFrame.Place(peer, receipt.seq())), Optional.empty(), frame);
    }

    @Override
    public void typing(UserId from, UserId to) {
        List<ConnectedDevice> open = devices.of(to);
        if (!open.isEmpty()) {
            byte[] frame = DeviceFrames.typing(from);
            open.forEach(device -> device.tell(frame));
        }
    }

    /** The devices of the sender; none if they are those of the recipient. */
    private List<ConnectedDevice> othersOf(Message message) {
        return message.sender().equals(message.recipient()) ? List.of() : devices.of(message.sender());
    }

    private static LiveFrame.Place place(Message message, UserId peer) {
        return new LiveFrame.Place(peer, message.seq());
    }

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
