package org.wschat.adapter.websocket.server;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.WebSocketEngine;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeInfo;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeStatus;
import org.wschat.adapter.websocket.session.OutboundQueue;
import org.wschat.adapter.websocket.session.SocketAcceptor;

/** Turns a connection whose handshake is accepted into an open socket, with the help of Tyrus. */
final class Upgrader {

    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";

    /** Headers that may bear a token; Tyrus has no need of them. */
    private static final Set<String> SECRET = Set.of("authorization", "sec-websocket-protocol");

    private final WebSocketEngine engine;
    private final int frameBytes;
    private final int outboundBytes;
    private final Executor completions;
    private final LongSupplier nanos;

    Upgrader(WebSocketEngine engine, int frameBytes, int outboundBytes, Executor completions, LongSupplier nanos) {
        this.engine = engine;
        this.frameBytes = frameBytes;
        this.outboundBytes = outboundBytes;
        this.completions = completions;
        this.nanos = nanos;
    }

    /**
     * Answers the handshake and opens the socket; false if Tyrus will not have it, and then nothing is answered.
     *
     * @param acceptor who has accepted it; its subprotocol is named in the answer if the client offers it (RFC 6455,
     *     section 4.2.2)
     */
    boolean upgrade(
            FilterChainContext ctx,
            Peer peer,
            HttpContent content,
            SocketAcceptor.Accepted accepted,
            SocketAcceptor acceptor) {
        OutboundQueue queue = new OutboundQueue(new GrizzlyTransport(peer), outboundBytes, completions);
        OpenSocket socket = new OpenSocket(
                peer,
                queue,
                new FrameGuard(frameBytes, nanos),
                new MessageParts(frameBytes),
                acceptor.heartbeat().map(heartbeat -> Liveness.begin(heartbeat, nanos.getAsLong())));
        HttpRequestPacket request = (HttpRequestPacket) content.getHttpHeader();
        TyrusUpgradeResponse answer = new TyrusUpgradeResponse();
        UpgradeInfo upgrade = engine.upgrade(tyrusRequest(request, socket), answer);
        if (upgrade.getStatus() != UpgradeStatus.SUCCESS) {
            return false;
        }
        if (HandshakeRules.tokens(request, SUBPROTOCOL).contains(acceptor.subprotocol())) {
            request.getResponse().setHeader(SUBPROTOCOL, acceptor.subprotocol());
        }
        writeAnswer(ctx, request.getResponse(), answer);
        Connection tyrus = upgrade.createConnection(new TyrusWriter(queue), reason -> queue.finish());
        peer.becomes(socket);
        socket.open(tyrus, accepted.handler());
        if (!peer.connection().isOpen()) {
            socket.connectionClosed();
        }
        Buffer ahead = content.getContent();
        if (ahead.hasRemaining()) {
            ConnectionFilter.feed(ahead, peer, socket);
        }
        return true;
    }

    private static RequestContext tyrusRequest(HttpRequestPacket request, OpenSocket socket) {
        // The query stays here: Tyrus would take it for a URI once more, after the handshake is answered.
        RequestContext context = RequestContext.Builder.create()
                .requestURI(URI.create(request.getRequestURI()))
                .queryString("")
                .userPrincipal(new SocketEndpoint.Behind(socket))
                .build();
        for (String name : request.getHeaders().names()) {
            if (SECRET.contains(name.toLowerCase(Locale.ROOT))) {
                continue;
            }
            List<String> values = new ArrayList<>(1);
            request.getHeaders().values(name).forEach(values::add);
            context.getHeaders().put(name, values);
        }
        return context;
    }

    private static void writeAnswer(FilterChainContext ctx, HttpResponsePacket response, TyrusUpgradeResponse answer) {
        response.setProtocol(Protocol.HTTP_1_1);
        response.setStatus(answer.getStatus());
        for (Map.Entry<String, List<String>> header : answer.getHeaders().entrySet()) {
            response.setHeader(header.getKey(), String.join(", ", header.getValue()));
        }
        ctx.write(HttpContent.builder(response).build());
    }
}
