package org.wschat.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.wschat.application.port.outbound.ConnectionId;
import org.wschat.application.port.outbound.MessageDelivery;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.ReadReceipt;

/**
 * A delivery without sockets: the test says who is connected with whom and when writes are done, and asks what was
 * delivered. May be used from any thread.
 */
public final class RecordingMessageDelivery implements MessageDelivery {

    private record Socket(UserId person, UserId peer) {}

    private final Set<Socket> open = new HashSet<>();
    private final List<Message> handedOver = new ArrayList<>();
    private final List<Message> delivered = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> pending = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private boolean holding;

    /**
     * Opens a person's socket on the conversation with a peer.
     *
     * @param person who connects
     * @param peer with whom they want to talk
     */
    public synchronized void connect(UserId person, UserId peer) {
        open.add(new Socket(person, peer));
    }

    /**
     * Closes what {@link #connect} opened.
     *
     * @param person who goes
     * @param peer with whom they talked
     */
    public synchronized void disconnect(UserId person, UserId peer) {
        open.remove(new Socket(person, peer));
    }

    /** Leaves every write from now on under way, until {@link #finishWrites}; without this, writes are done at once. */
    public synchronized void holdWrites() {
        holding = true;
    }

    /**
     * Ends all writes that are under way; those that come are done at once again.
     *
     * @param written whether they succeeded
     */
    public void finishWrites(boolean written) {
        List<CompletableFuture<Boolean>> ended;
        synchronized (this) {
            holding = false;
            ended = List.copyOf(pending);
            pending.clear();
        }
        ended.forEach(write -> write.complete(written));
    }

    @Override
    public synchronized Delivery deliverAgain(Message message) {
        return message.read()
                ? new Delivery(
                        open.contains(new Socket(message.recipient(), message.sender())),
                        CompletableFuture.completedFuture(false))
                : deliver(message, Optional.empty());
    }

    @Override
    public synchronized void changed(Message message) {
        told.add("changed " + message.seq());
    }

    @Override
    public synchronized void read(ReadReceipt receipt, Instant at) {
        told.add("read " + receipt.seq() + " at " + at);
    }

    @Override
    public synchronized void typing(UserId from, UserId to) {
        told.add("typing " + from + " to " + to);
    }

    /** {@return what else people were told, in that order: what happened, and the places or names that belong to it} */
    public synchronized List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public synchronized Delivery deliver(Message message, Optional<ConnectionId> origin) {
        handedOver.add(message);
        if (!open.contains(new Socket(message.recipient(), message.sender()))) {
            return new Delivery(false, CompletableFuture.completedFuture(false));
        }
        delivered.add(message);
        if (!holding) {
            return new Delivery(true, CompletableFuture.completedFuture(true));
        }
        CompletableFuture<Boolean> write = new CompletableFuture<>();
        pending.add(write);
        return new Delivery(true, write);
    }

    /** {@return every message this was asked to deliver, in order, whether or not the recipient was connected} */
    public synchronized List<Message> handedOver() {
        return List.copyOf(handedOver);
    }

    /**
     * What reached a person.
     *
     * @param person the recipient
     * @return the messages, in order, for which they had a socket open
     */
    public synchronized List<Message> deliveredTo(UserId person) {
        return delivered.stream()
                .filter(message -> message.recipient().equals(person))
                .toList();
    }
}
