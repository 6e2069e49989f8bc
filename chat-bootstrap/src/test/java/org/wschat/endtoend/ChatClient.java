package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client as most people's are: the JDK's own WebSocket, one text message at a time, nothing clever. */
final class ChatClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String END = "";
    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<WebSocket> lastWrite = new CompletableFuture<>();

    private ChatClient() {}

    /** Opens a socket and takes the welcome from it. */
    static ChatClient open(int port, String sender, String receiver) {
        ChatClient client = connect(port, "send_id=" + sender + "&receive_id=" + receiver);
        assertThat(client.next().get("code").getAsInt()).isEqualTo(50000);
        return client;
    }

    /** Opens a socket, whatever the query string, and leaves the welcome to be read. */
    static ChatClient connect(int port, String query) {
        return connect(port, query, HTTP.newWebSocketBuilder());
    }

    /** Opens a guest's socket of the second protocol, and leaves the welcome to be read. */
    static ChatClient connectDevice(int port, String guest) {
        return connectLater(
                        URI.create("ws://127.0.0.1:" + port + "/ws/v2?user=" + guest),
                        HTTP.newWebSocketBuilder().subprotocols("chat.v2"))
                .join();
    }

    /** Opens a socket of the second protocol with a token, as a browser does, and leaves the welcome to be read. */
    static ChatClient connectDeviceWithToken(int port, String token) {
        return connectLater(
                        URI.create("ws://127.0.0.1:" + port + "/ws/v2"),
                        HTTP.newWebSocketBuilder().subprotocols("chat.v2", "bearer." + token))
                .join();
    }

    /** Opens a socket with a token, and takes the welcome from it. */
    static ChatClient open(int port, String sender, String receiver, String token) {
        ChatClient client = connect(
                port,
                "send_id=" + sender + "&receive_id=" + receiver,
                HTTP.newWebSocketBuilder().header("Authorization", "Bearer " + token));
        assertThat(client.next().get("code").getAsInt()).isEqualTo(50000);
        return client;
    }

    /** Opens a socket as a browser does that has a token. */
    static ChatClient openAsBrowser(int port, String sender, String receiver, String token) {
        ChatClient client = connect(
                port,
                "send_id=" + sender + "&receive_id=" + receiver,
                HTTP.newWebSocketBuilder().subprotocols("chat.v1", "bearer." + token));
        assertThat(client.next().get("code").getAsInt()).isEqualTo(50000);
        return client;
    }

    /** The status with which a handshake is refused. */
    static int refusal(int port, String query, @Nullable String token) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        try (ChatClient client = connect(port, query, builder)) {
            throw new AssertionError("the handshake was accepted: " + query + ", closed: " + client.closed());
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    /** Opens a socket without waiting for it, with a token unless it is null, and leaves the welcome to be read. */
    static CompletableFuture<ChatClient> openLater(int port, String sender, String receiver, @Nullable String token) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        return connectLater(port, "send_id=" + sender + "&receive_id=" + receiver, builder);
    }

    private static ChatClient connect(int port, String query, WebSocket.Builder builder) {
        return connectLater(port, query, builder).join();
    }

    private static CompletableFuture<ChatClient> connectLater(int port, String query, WebSocket.Builder builder) {
        return connectLater(
                URI.create("ws://127.0.0.1:" + port + "/ws" + (query.isEmpty() ? "" : "?" + query)), builder);
    }

    private static CompletableFuture<ChatClient> connectLater(URI uri, WebSocket.Builder builder) {
        ChatClient client = new ChatClient();
        return builder.buildAsync(uri, client).thenApply(socket -> {
            client.lastWrite.complete(socket);
            return client;
        });
    }

    synchronized void send(String text) {
        lastWrite = lastWrite.thenCompose(socket -> socket.sendText(text, true));
    }

    synchronized void sendBinary(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        lastWrite = lastWrite.thenCompose(socket -> socket.sendBinary(bytes, true));
    }

    synchronized void ping(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        lastWrite = lastWrite.thenCompose(socket -> socket.sendPing(bytes));
    }

    /** Sends a chat message; its answer is the next one that is no push. */
    void say(String content) {
        JsonObject request = new JsonObject();
        request.addProperty("type", 1);
        request.addProperty("content", content);
        send(request.toString());
    }

    /** The next message, which must come soon. */
    JsonObject next() {
        return JsonParser.parseString(nextText()).getAsJsonObject();
    }

    /** The next message, or null once the socket is closed and none is left. */
    @Nullable JsonObject nextUnlessClosed() {
        String text = take(messages, "message or the end");
        return text.equals(END) ? null : JsonParser.parseString(text).getAsJsonObject();
    }

    /** The next message as it came. */
    String nextText() {
        return take(messages, "message");
    }

    /** The payload of the next pong. */
    String nextPong() {
        return take(pongs, "pong");
    }

    private static String take(BlockingQueue<String> queue, String what) {
        try {
            String taken = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(taken).as("a %s within %s s", what, PATIENCE_SECONDS).isNotNull();
            return taken;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks and gives the answer. */
    JsonObject ask(String request) {
        send(request);
        return next();
    }

    /** How many messages wait to be read. */
    int waiting() {
        return messages.size();
    }

    /** Completes with the close code, or 1006 when the connection broke. */
    CompletableFuture<Integer> closed() {
        return closed;
    }

    /** Closes from this side and waits for the other. */
    int closeAndWait() {
        synchronized (this) {
            lastWrite = lastWrite.thenCompose(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        }
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        synchronized (this) {
            lastWrite = lastWrite.thenApply(socket -> {
                socket.abort();
                return socket;
            });
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(partial.toString());
            partial.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        pongs.add(StandardCharsets.UTF_8.decode(message).toString());
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
        closed.complete(statusCode);
        messages.add(END);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.complete(1006);
        messages.add(END);
    }
}
