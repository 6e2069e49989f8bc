package org.wschat.adapter.websocket.server;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.KeepAlive;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.wschat.adapter.websocket.http.Problem;

/** Parses HTTP, and answers a request that cannot be parsed, or can be read in two ways, with a problem. */
final class StrictHttpCodec extends HttpServerFilter {

    private static final int HEADER_BYTES = 8192;

    @SuppressWarnings("deprecation") // the constructor is; there is no builder in this version
    StrictHttpCodec() {
        super(true, HEADER_BYTES, new KeepAlive(), null);
        setDefaultResponseContentType(null);
    }

    @Override
    protected void onHttpHeadersParsed(HttpHeader header, MimeHeaders headers, FilterChainContext ctx) {
        if (headers.contains(Header.ContentLength) && headers.contains(Header.TransferEncoding)) {
            throw new IllegalStateException("both Content-Length and Transfer-Encoding");
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
            refuse(header, ctx, badRequest());
        }
    }

    private void refuse(HttpHeader header, FilterChainContext ctx, Problem problem) {
        Peer peer = Connections.peerOf(ctx.getConnection());
        if (peer != null) {
            peer.refuse();
            Buffer answer = encodeHttpPacket(ctx, Refusal.content(((HttpRequestPacket) header).getResponse(), problem));
            ctx.write(answer, Refusal.thenFinish(peer));
        }
    }

    private static Problem problem(HttpHeader header, FilterChainContext ctx, Throwable failure) {
        Buffer soFar = ctx.getMessage();
        if (soFar.limit() >= HEADER_BYTES || failure instanceof MimeHeaders.MaxHeaderCountExceededException) {
            return new Problem(431, "header_too_large", "the header of a request may have " + HEADER_BYTES + " bytes");
        }
        if (((HttpRequestPacket) header).getResponse().getStatus() == 505) {
            return new Problem(505, "bad_version", "this server speaks HTTP/1.1 and HTTP/1.0");
        }
        return badRequest();
    }

    private static Problem badRequest() {
        return new Problem(400, "bad_request", "the request is not well-formed HTTP");
    }
}
