package org.wschat.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Sockets of the JDK. */
final class JdkTransport implements Transport {

    private static final String SUBPROTOCOL = "chat.v2";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI uri;
    private final @Nullable String token;

    /**
     * Prepares a transport.
     *
     * @param http opens the sockets
     * @param uri where to, with everything that belongs into it
     * @param token who the client is; {@code null} for a guest
     */
    JdkTransport(HttpClient http, URI uri, @Nullable String token) {
        this.http = http;
        this.uri = uri;
        this.token = token;
    }

    @Override
    public void open(Events events) {
        WebSocket.Builder handshake =
                http.newWebSocketBuilder().connectTimeout(CONNECT_TIMEOUT).subprotocols(SUBPROTOCOL);
        if (token != null) {
            handshake.header("Authorization", "Bearer " + token);
        }
        var unused = handshake.buildAsync(uri, new JdkLink(events, SUBPROTOCOL)).whenComplete((socket, failure) -> {
            if (failure != null) {
                tell(events, failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure);
            }
        });
    }

    private static void tell(Events events, Throwable failure) {
        if (failure instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            String after =
                    refused.getResponse().headers().firstValue("Retry-After").orElse("");
            events.refused(
                    refused.getResponse().statusCode(),
                    after.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(after)) : null);
        } else {
            events.failed(failure);
        }
    }
}
