package org.wschat.adapter.websocket.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.adapter.websocket.http.BearerToken;
import org.wschat.adapter.websocket.http.Body;
import org.wschat.adapter.websocket.http.ClientAddress;
import org.wschat.adapter.websocket.http.Problem;
import org.wschat.adapter.websocket.session.SocketAcceptor;
import org.wschat.domain.user.Token;

/** Answers requests for sockets: with the socket, or with the reason why not. Lets all other requests go by. */
final class HandshakeFilter extends BaseFilter {

    private static final Logger LOG = LoggerFactory.getLogger(HandshakeFilter.class);

    private static final int GOING_AWAY = 1001;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final Map<String, SocketAcceptor> acceptors;
    private final HandshakeRules rules;
    private final Upgrader upgrader;
    private final Executor threads;
    private final ClientAddress addresses;
    private volatile boolean draining;

    /**
     * @param addresses tells where requests come from
     * @param threads carry on with handshakes that had to wait for their decision
     */
    HandshakeFilter(
            Map<String, SocketAcceptor> acceptors,
            HandshakeRules rules,
            Upgrader upgrader,
            ClientAddress addresses,
            Executor threads) {
        this.addresses = addresses;
        this.threads = threads;
        this.acceptors = Map.copyOf(acceptors);
        this.rules = rules;
        this.upgrader = upgrader;
    }

    /** From now on every handshake is answered 503. */
    void drain() {
        draining = true;
    }

    @Override
    public NextAction handleRead(FilterChainContext ctx) {
        HttpContent content = ctx.getMessage();
        Peer peer = Connections.peerOf(ctx.getConnection());
        if (peer == null || peer.isDeaf()) {
            return ctx.getStopAction();
        }
        HttpRequestPacket request = (HttpRequestPacket) content.getHttpHeader();
        String path = request.getRequestURIRef().getOriginalRequestURIBC().toString(StandardCharsets.ISO_8859_1);
        if (!HandshakeRules.isUri(path)) {
            return refuse(ctx, peer, request, new Problem(400, "bad_uri", "the request target is not well-formed"));
        }
        SocketAcceptor acceptor = acceptors.get(path);
        if (acceptor == null) {
            if (content.isLast()) {
                peer.requestComplete();
                Body.complete(request);
            }
            return ctx.getInvokeAction();
        }
        Problem wrong = rules.check(request);
        if (wrong != null) {
            return refuse(ctx, peer, request, wrong);
        }
        if (draining) {
            return refuse(ctx, peer, request, new Problem(503, "draining", "the server is going down"));
        }
        return decide(ctx, peer, content, acceptor);
    }

    private NextAction decide(FilterChainContext ctx, Peer peer, HttpContent content, SocketAcceptor acceptor) {
        HttpRequestPacket request = (HttpRequestPacket) content.getHttpHeader();
        Map<String, List<String>> query =
                QueryString.parse(request.getQueryStringDC().toString(StandardCharsets.ISO_8859_1));
        if (query == null) {
            return refuse(ctx, peer, request, new Problem(400, "bad_uri", "the query is not escaped UTF-8"));
        }
        Optional<Token> token;
        try {
            token = token(request);
        } catch (IllegalArgumentException e) {
            return refuse(ctx, peer, request, unauthorized("invalid_token", String.valueOf(e.getMessage())));
        }
        CompletableFuture<SocketAcceptor.Decision> decision =
                decision(acceptor, new SocketAcceptor.Request(query, token, address(request)));
        if (decision.isDone()) {
            return settle(ctx, peer, content, acceptor, decision);
        }
        ctx.suspend();
        CompletableFuture<Void> unused = decision.handleAsync(
                        (found, failure) -> settle(ctx, peer, content, acceptor, decision), threads)
                .thenAccept(ctx::resume);
        return ctx.getSuspendAction();
    }

    private String address(HttpRequestPacket request) {
        return addresses.of(request.getRemoteAddress(), request.getHeaders().values("X-Forwarded-For"));
    }

    private static Optional<Token> token(HttpRequestPacket request) {
        Optional<Token> inHeader = BearerToken.inHeader(request.getHeaders().values("Authorization"));
        Optional<Token> offered =
                BearerToken.inSubprotocols(request.getHeaders().values("Sec-WebSocket-Protocol"));
        if (inHeader.isPresent() && offered.isPresent() && !inHeader.equals(offered)) {
            throw new IllegalArgumentException(
                    "Sec-WebSocket-Protocol: not the token of Authorization (expected: one)");
        }
        return inHeader.or(() -> offered);
    }

    private static CompletableFuture<SocketAcceptor.Decision> decision(
            SocketAcceptor acceptor, SocketAcceptor.Request request) {
        try {
            return acceptor.decide(request).toCompletableFuture();
        } catch (RuntimeException broken) {
            return CompletableFuture.failedFuture(broken);
        }
    }

    private NextAction settle(
            FilterChainContext ctx,
            Peer peer,
            HttpContent content,
            SocketAcceptor acceptor,
            CompletableFuture<SocketAcceptor.Decision> decided) {
        HttpRequestPacket request = (HttpRequestPacket) content.getHttpHeader();
        SocketAcceptor.Decision decision;
        try {
            decision = decided.join();
        } catch (CompletionException | CancellationException broken) {
            LOG.error("no decision about the handshake of {}", peer.address(), broken);
            return refuse(ctx, peer, request, new Problem(500, "internal", "the server failed to answer"));
        }
        if (decision instanceof SocketAcceptor.Refused refused) {
            return refuse(ctx, peer, request, problem(refused));
        }
        if (!upgrader.upgrade(ctx, peer, content, (SocketAcceptor.Accepted) decision, acceptor)) {
            return refuse(ctx, peer, request, new Problem(400, "bad_handshake", "the handshake is not well-formed"));
        }
        OpenSocket opened = peer.socket();
        if (draining && opened != null) {
            opened.queue().close(GOING_AWAY, "server shutting down"); // it came too late to be closed with the others
        }
        return ctx.getStopAction();
    }

    private static Problem problem(SocketAcceptor.Refused refused) {
        Problem problem = new Problem(refused.status(), refused.code(), refused.detail());
        return switch (refused.status()) {
            case UNAUTHORIZED -> problem.with("WWW-Authenticate", "Bearer");
            case UNAVAILABLE, TOO_MANY -> problem.with("Retry-After", "1");
            default -> problem;
        };
    }

    private static Problem unauthorized(String code, String detail) {
        return new Problem(UNAUTHORIZED, code, detail).with("WWW-Authenticate", "Bearer");
    }

    private static NextAction refuse(FilterChainContext ctx, Peer peer, HttpRequestPacket request, Problem problem) {
        LOG.debug("request of {} refused: {} {}", peer.address(), problem.status(), problem.code());
        Refusal.send(peer, request, problem);
        return ctx.getStopAction();
    }
}
