package org.wschat.adapter.websocket.server;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.KeepAlive;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.wschat.adapter.websocket.http.Problem;

/** Parses HTTP, and answers a request that cannot be parsed, or can be read in two ways, with a problem. */
final class StrictHttpCodec extends HttpServerFilter {

    private static final int HEADER_BYTES = 8192;

    @SuppressWarnings("deprecation") // the constructor is; there is no builder in this version
    StrictHttpCodec() {
        super(true, HEADER_BYTES, unlimited(), null);
        setDefaultResponseContentType(null);
        setAllowPayloadForUndefinedHttpMethods(true); // DELETE has one here; HeaderRules refuse those of GET and HEAD
    }

    /** As many requests on a connection as a client wants: how long it may be idle is for {@link Peer} to say. */
    private static KeepAlive unlimited() {
        KeepAlive keepAlive = new KeepAlive();
        keepAlive.setMaxRequestsCount(-1);
        keepAlive.setIdleTimeoutInSeconds(-1);
        return keepAlive;
    }

    @Override
    protected void onHttpHeadersParsed(HttpHeader header, MimeHeaders headers, FilterChainContext ctx) {
        if (headers != header.getHeaders()) {
            return; // trailers, which nobody reads
        }
        Problem wrong = HeaderRules.check((HttpRequestPacket) header, ctx.getMessage());
        if (wrong != null) {
            throw new RefusedRequestException(wrong);
        }
        ignoreOtherUpgrades(header, headers);
    }

    /**
     * Many clients offer HTTP/2 with every request, and a server may ignore that (RFC 9110, section 7.8). Grizzly would not:
     * it takes what follows the header for the other protocol, and never for the body.
     */
    private static void ignoreOtherUpgrades(HttpHeader header, MimeHeaders headers) {
        if (header.getUpgrade() != null && !"websocket".equalsIgnoreCase(header.getUpgrade())) {
            headers.removeHeader("Upgrade");
            header.getUpgradeDC().recycle();
        }
    }

    @Override
    protected void onHttpHeaderError(HttpHeader header, FilterChainContext ctx, Throwable failure) {
        refuse(header, ctx, problem(header, ctx, failure));
    }

    @Override
    protected void onHttpContentError(HttpHeader header, FilterChainContext ctx, Throwable failure) {
        header.setContentBroken(true);
        if (!((HttpRequestPacket) header).getResponse().isCommitted()) {
            refuse(header, ctx, HeaderRules.badRequest());
        }
    }

    private static void refuse(HttpHeader header, FilterChainContext ctx, Problem problem) {
        Peer peer = Connections.peerOf(ctx.getConnection());
        if (peer != null) {
            Refusal.send(peer, (HttpRequestPacket) header, problem);
        }
    }

    private static Problem problem(HttpHeader header, FilterChainContext ctx, Throwable failure) {
        if (failure instanceof RefusedRequestException refused) {
            return refused.problem;
        }
        Buffer soFar = ctx.getMessage();
        if (soFar.limit() >= HEADER_BYTES || failure instanceof MimeHeaders.MaxHeaderCountExceededException) {
            return new Problem(431, "header_too_large", "the header of a request may have " + HEADER_BYTES + " bytes");
        }
        return isKnownVersion(header) ? HeaderRules.badRequest() : HeaderRules.badVersion();
    }

    private static boolean isKnownVersion(HttpHeader header) {
        try {
            return header.getProtocol() != Protocol.HTTP_2_0;
        } catch (IllegalStateException unknown) {
            return false;
        }
    }

    /** The request breaks a rule. */
    private static final class RefusedRequestException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        RefusedRequestException(Problem problem) {
            super(problem.detail());
            this.problem = problem;
        }
    }
}
