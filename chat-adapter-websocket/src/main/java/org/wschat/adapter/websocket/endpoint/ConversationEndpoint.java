package org.wschat.adapter.websocket.endpoint;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.wschat.adapter.websocket.session.ConnectedSocket;
import org.wschat.adapter.websocket.session.ConnectedSockets;
import org.wschat.adapter.websocket.session.ConversationSide;
import org.wschat.adapter.websocket.session.OpenIdentities;
import org.wschat.adapter.websocket.session.Outbound;
import org.wschat.adapter.websocket.session.SocketAcceptor;
import org.wschat.adapter.websocket.session.SocketHandler;
import org.wschat.application.port.inbound.AdmitQuery;
import org.wschat.application.port.outbound.Identity;

/**
 * The path of the original protocol: {@code ?send_id=A&receive_id=B} opens A's side of the talk with B. May be used from
 * any thread.
 */
public final class ConversationEndpoint implements SocketAcceptor {

    /** Where it is served. */
    public static final String PATH = "/ws";

    /** Named to clients that offer it, as browsers must that show a token. */
    public static final String SUBPROTOCOL = "chat.v1";

    private static final byte[] WELCOME = StatusTable.WELCOME.frame();

    private final ConnectedSockets connected;
    private final OpenIdentities identities;
    private final UseCases useCases;
    private final LongSupplier ticker;
    private final AdmittedSockets<ConversationSocket> open;
    private volatile boolean draining;

    /**
     * Makes the endpoint.
     *
     * @param connected where open sockets are registered
     * @param identities where it is registered who has them open
     * @param useCases what requests are carried out by
     * @param ticker the time, in nanoseconds from any origin
     */
    public ConversationEndpoint(
            ConnectedSockets connected, OpenIdentities identities, UseCases useCases, LongSupplier ticker) {
        this.connected = connected;
        this.identities = identities;
        this.useCases = useCases;
        this.open = new AdmittedSockets<>(useCases.admit(), ConversationSocket::sessionEnded);
        this.ticker = ticker;
    }

    @Override
    public String subprotocol() {
        return SUBPROTOCOL;
    }

    @Override
    public CompletionStage<Decision> decide(Request request) {
        if (draining) {
            return refused(503, "draining", "the server is stopping");
        }
        ConversationSide side;
        try {
            side = HandshakeQuery.side(request.query());
        } catch (IllegalArgumentException e) {
            return refused(400, "invalid_argument", String.valueOf(e.getMessage()));
        }
        AdmitQuery query = new AdmitQuery(side.user(), request.token());
        return Call.of(() -> useCases.admit().admit(query))
                .thenApply(outcome -> outcome.<Decision>fold(
                        identity -> new Accepted(outbound -> open(side, query, identity, outbound)),
                        refusal -> AdmittedSockets.refused(refusal, "send_id")))
                .exceptionallyCompose(failure -> {
                    Call.logFailure("admission", failure);
                    return refused(503, "store_unavailable", "who you are cannot be looked up at present");
                });
    }

    private static CompletionStage<Decision> refused(int status, String code, String detail) {
        return CompletableFuture.completedStage(new Refused(status, code, detail));
    }

    /**
     * Lets no more sockets in, has all requests answered that were taken, and then closes every socket with 1001.
     *
     * @return completes when all sockets are gone
     */
    public CompletionStage<Void> drain() {
        draining = true;
        List<CompletableFuture<Void>> gone = open.all().stream()
                .map(socket -> socket.drain().toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(gone.toArray(CompletableFuture<?>[]::new));
    }

    /** Closes every socket with 1001, without waiting for requests under way. */
    public void closeAll() {
        draining = true;
        open.all().forEach(ConversationSocket::closeNow);
    }

    private SocketHandler open(ConversationSide side, AdmitQuery query, Identity identity, Outbound outbound) {
        ConnectedSocket socket = new ConnectedSocket(outbound, side.toSelf());
        ConversationSocket handler = new ConversationSocket(
                socket, new Requests(useCases, side, socket), new InvalidFrameLimit(ticker), me -> {
                    connected.remove(side, socket);
                    identities.remove(identity, me.sessionEnded());
                    open.remove(me);
                });
        open.add(handler, query);
        // Registered before the welcome, so that whoever has seen it is online; the socket keeps the welcome in front.
        connected.add(side, socket);
        identities.add(identity, handler.sessionEnded());
        socket.welcome(WELCOME);
        if (draining) {
            handler.drain();
        }
        open.check(handler, query); // once more, now that the end of the session would be heard of
        return handler;
    }

    /** As {@link AdmittedSockets#checkNextPart}. */
    public void checkNextPart() {
        open.checkNextPart();
    }
}
