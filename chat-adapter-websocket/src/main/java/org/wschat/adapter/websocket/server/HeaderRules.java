package org.wschat.adapter.websocket.server;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.http.HttpPacketParsing;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.websocket.http.Problem;

/** What the header of a request must look like (RFC 9112), where Grizzly is content with less. */
final class HeaderRules {

    private static final Problem BAD_REQUEST = new Problem(400, "bad_request", "the request is not well-formed HTTP");
    private static final Problem BAD_VERSION =
            new Problem(505, "bad_version", "this server speaks HTTP/1.1 and HTTP/1.0");
    private static final Problem BAD_EXPECTATION =
            new Problem(417, "bad_expectation", "this server knows no expectation but 100-continue");
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    private HeaderRules() {}

    static Problem badRequest() {
        return BAD_REQUEST;
    }

    static Problem badVersion() {
        return BAD_VERSION;
    }

    /**
     * Gives what is wrong with a request, if anything.
     *
     * @param request what was parsed
     * @param raw the bytes, of which the header begins at the position
     * @throws IllegalStateException if the version is none of HTTP
     */
    static @Nullable Problem check(HttpRequestPacket request, Buffer raw) {
        Protocol protocol = request.getProtocol();
        if (protocol == Protocol.HTTP_2_0) {
            return BAD_VERSION;
        }
        int end = ((HttpPacketParsing) request).getHeaderParsingState().offset;
        MimeHeaders headers = request.getHeaders();
        if (protocol == Protocol.HTTP_0_9
                || hasStrayControl(raw, end)
                || !areNamesTokens(headers)
                || !isHostRight(headers, protocol)
                || hasTwoLengths(request)
                || hasMisplacedBody(request)) {
            return BAD_REQUEST;
        }
        return protocol == Protocol.HTTP_1_1 && expectsMore(headers) ? BAD_EXPECTATION : null;
    }

    /** Tells of control characters other than tabs and the ends of lines. */
    private static boolean hasStrayControl(Buffer raw, int end) {
        for (int i = raw.position(); i < end; i++) {
            byte octet = raw.get(i);
            boolean allowed =
                    octet == '\t' || octet == '\n' || (octet == '\r' && i + 1 < end && raw.get(i + 1) == '\n');
            if (!allowed && ((octet >= 0 && octet < ' ') || octet == 0x7F)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areNamesTokens(MimeHeaders headers) {
        for (String name : headers.names()) {
            if (name.isEmpty() || !name.chars().allMatch(HeaderRules::isTokenSign)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTokenSign(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || TOKEN_SIGNS.indexOf(c) >= 0;
    }

    private static boolean isHostRight(MimeHeaders headers, Protocol protocol) {
        int hosts = count(headers, Header.Host);
        return hosts == 1 || (hosts == 0 && protocol == Protocol.HTTP_1_0);
    }

    private static boolean hasTwoLengths(HttpRequestPacket request) {
        MimeHeaders headers = request.getHeaders();
        boolean twoLengths = headers.contains(Header.ContentLength)
                || ((HttpPacketParsing) request).getHeaderParsingState().contentLengthHeadersCount > 0;
        for (String encoding : headers.values(Header.TransferEncoding)) {
            if (twoLengths || !request.isChunked() || !encoding.trim().equalsIgnoreCase("chunked")) {
                return true;
            }
        }
        return false;
    }

    /** A body has no meaning there (RFC 9110, sections 9.3.1 and 9.3.2), and not everybody on the way reads past it. */
    private static boolean hasMisplacedBody(HttpRequestPacket request) {
        boolean bodiless = request.getMethod() == Method.GET || request.getMethod() == Method.HEAD;
        return bodiless && (request.isChunked() || request.getContentLength() > 0);
    }

    private static boolean expectsMore(MimeHeaders headers) {
        for (String expectation : headers.values(Header.Expect)) {
            if (!expectation.trim().equalsIgnoreCase("100-continue")) {
                return true;
            }
        }
        return false;
    }

    private static int count(MimeHeaders headers, Header name) {
        int count = 0;
        for (String ignored : headers.values(name)) {
            count++;
        }
        return count;
    }
}
