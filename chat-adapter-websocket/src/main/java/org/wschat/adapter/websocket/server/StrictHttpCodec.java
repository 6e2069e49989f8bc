package org.wschat.adapter.websocket.server;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpPacketParsing;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.KeepAlive;
import org.glassfish.grizzly.http.Protocol;
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
        if (header.getProtocol() == Protocol.HTTP_0_9) {
            throw new AmbiguousRequestException();
        }
        for (String encoding : headers.values(Header.TransferEncoding)) {
            boolean twoLengths = headers.contains(Header.ContentLength)
                    || ((HttpPacketParsing) header).getHeaderParsingState().contentLengthHeadersCount > 0;
            if (twoLengths || !header.isChunked() || !encoding.trim().equalsIgnoreCase("chunked")) {
                throw new AmbiguousRequestException();
            }
        }
    }

    @Override
    protected void onHttpHeaderError(HttpHeader header, FilterChainContext ctx, Throwable failure) {
        refuse(ctx, problem(header, ctx, failure));
    }

    @Override
    protected void onHttpContentError(HttpHeader header, FilterChainContext ctx, Throwable failure) {
        header.setContentBroken(true);
        if (!((HttpRequestPacket) header).getResponse().isCommitted()) {
            refuse(ctx, badRequest());
        }
    }

    private static void refuse(FilterChainContext ctx, Problem problem) {
        Peer peer = Connections.peerOf(ctx.getConnection());
        if (peer != null) {
            Refusal.send(peer, problem);
        }
    }

    private static Problem problem(HttpHeader header, FilterChainContext ctx, Throwable failure) {
        if (failure instanceof AmbiguousRequestException) {
            return badRequest();
        }
        Buffer soFar = ctx.getMessage();
        if (soFar.limit() >= HEADER_BYTES || failure instanceof MimeHeaders.MaxHeaderCountExceededException) {
            return new Problem(431, "header_too_large", "the header of a request may have " + HEADER_BYTES + " bytes");
        }
        return isKnownVersion(header)
                ? badRequest()
                : new Problem(505, "bad_version", "this server speaks HTTP/1.1 and HTTP/1.0");
    }

    private static boolean isKnownVersion(HttpHeader header) {
        try {
            return header.getProtocol() != Protocol.HTTP_2_0;
        } catch (IllegalStateException unknown) {
            return false;
        }
    }

    private static Problem badRequest() {
        return new Problem(400, "bad_request", "the request is not well-formed HTTP");
    }

    /** The request could be read in two ways. */
    private static final class AmbiguousRequestException extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
