package org.wschat.adapter.websocket.endpoint;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.wschat.adapter.websocket.session.ConnectedSocket;
import org.wschat.adapter.websocket.session.ConnectedSockets;
import org.wschat.adapter.websocket.session.ConversationSide;
import org.wschat.adapter.websocket.session.Outbound;
import org.wschat.adapter.websocket.session.SocketAcceptor;
import org.wschat.adapter.websocket.session.SocketHandler;

/**
 * The path of the original protocol: {@code ?send_id=A&receive_id=B} opens A's side of the talk with B. May be used from
 * any thread.
 */
public final class ConversationEndpoint implements SocketAcceptor {

    /** Where it is served. */
    public static final String PATH = "/ws";

    private static final byte[] WELCOME = StatusTable.WELCOME.frame();

    private final ConnectedSockets connected;
    private final UseCases useCases;
    private final LongSupplier ticker;
    private final Set<ConversationSocket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    /**
     * Makes the endpoint.
     *
     * @param connected where open sockets are registered
     * @param useCases what requests are carried out by
     * @param ticker the time, in nanoseconds from any origin
     */
    public ConversationEndpoint(ConnectedSockets connected, UseCases useCases, LongSupplier ticker) {
        this.connected = connected;
        this.useCases = useCases;
        this.ticker = ticker;
    }

    @Override
    public Decision decide(Request request) {
        if (draining) {
            return new Refused(503, "draining", "the server is stopping");
        }
        try {
            ConversationSide side = HandshakeQuery.side(request.query());
            return new Accepted(outbound -> open(side, outbound));
        } catch (IllegalArgumentException e) {
            return new Refused(400, "invalid_argument", String.valueOf(e.getMessage()));
        }
    }

    /**
     * Lets no more sockets in, has all requests answered that were taken, and then closes every socket with 1001.
     *
     * @return completes when all sockets are gone
     */
    public CompletionStage<Void> drain() {
        draining = true;
        List<CompletableFuture<Void>> gone = open.stream()
                .map(socket -> socket.drain().toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(gone.toArray(CompletableFuture<?>[]::new));
    }

    /** Closes every socket with 1001, without waiting for requests under way. */
    public void closeAll() {
        draining = true;
        open.forEach(ConversationSocket::closeNow);
    }

    private SocketHandler open(ConversationSide side, Outbound outbound) {
        ConnectedSocket socket = new ConnectedSocket(outbound, side.toSelf());
        ConversationSocket handler = new ConversationSocket(
                socket, new Requests(useCases, side, socket), new InvalidFrameLimit(ticker), me -> {
                    connected.remove(side, socket);
                    open.remove(me);
                });
        open.add(handler);
        // Registered before the welcome, so that whoever has seen it is online; the socket keeps the welcome in front.
        connected.add(side, socket);
        socket.welcome(WELCOME);
        if (draining) {
            handler.drain();
        }
        return handler;
    }
}
