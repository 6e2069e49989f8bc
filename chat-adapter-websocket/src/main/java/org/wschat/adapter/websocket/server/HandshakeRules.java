package org.wschat.adapter.websocket.server;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Protocol;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.websocket.http.Origins;
import org.wschat.adapter.websocket.http.Problem;

/** What a request for a socket must look like (RFC 6455, section 4.2.1), and where it may come from. */
final class HandshakeRules {

    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;

    private final Origins origins;

    HandshakeRules(Origins origins) {
        this.origins = origins;
    }

    /** Tells whether a request target holds nothing but what a URI may hold, and no NUL. */
    static boolean isUri(String target) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c > '~' || (c == '%' && QueryString.octet(target, i) <= 0)) {
                return false;
            }
        }
        return target.startsWith("/") || target.equals("*");
    }

    /** Gives what is wrong with a request for a socket, if anything. */
    @Nullable Problem check(HttpRequestPacket request) {
        if (!request.getMethod().getMethodString().equals("GET")) {
            return new Problem(405, "method_not_allowed", "a WebSocket handshake is a GET").with("Allow", "GET");
        }
        if (!"websocket".equalsIgnoreCase(request.getUpgrade())) {
            return upgradeRequired("this path speaks WebSocket: connect with a WebSocket client (ws://)");
        }
        if (!VERSION.equals(request.getHeader("Sec-WebSocket-Version"))) {
            return upgradeRequired("this server speaks WebSocket version 13 (RFC 6455)");
        }
        if (request.getProtocol() != Protocol.HTTP_1_1
                || !tokens(request, "Connection").contains("upgrade")
                || !isKey(request.getHeader("Sec-WebSocket-Key"))) {
            return new Problem(400, "bad_handshake", "the WebSocket handshake is not well-formed (RFC 6455, 4.2.1)");
        }
        if (!isOriginAllowed(request)) {
            return new Problem(403, "origin_refused", "pages of this origin may not connect");
        }
        return null;
    }

    private static Problem upgradeRequired(String detail) {
        return new Problem(426, "upgrade_required", detail)
                .with("Upgrade", "websocket")
                .with("Sec-WebSocket-Version", VERSION);
    }

    private boolean isOriginAllowed(HttpRequestPacket request) {
        for (String origin : request.getHeaders().values("Origin")) {
            if (!origins.allow(origin)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKey(@Nullable String key) {
        if (key == null) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(key.trim()).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    static List<String> tokens(HttpRequestPacket request, String header) {
        List<String> tokens = new ArrayList<>();
        for (String value : request.getHeaders().values(header)) {
            for (String token : value.split(",", -1)) {
                tokens.add(lower(token.trim()));
            }
        }
        return tokens;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
