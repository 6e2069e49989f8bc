package org.wschat.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What a client is to be. Used by one thread. */
public final class ChatClientBuilder {

    private final URI uri;
    private @Nullable String token;
    private @Nullable String guest;
    private @Nullable String since;
    private @Nullable Executor executor;
    private @Nullable HttpClient http;
    private Duration patience = Duration.ofSeconds(30);
    private ChatListener listener = new ChatListener() {};

    ChatClientBuilder(URI uri) {
        String scheme = String.valueOf(uri.getScheme());
        if ((!scheme.equals("ws") && !scheme.equals("wss")) || uri.getHost() == null || uri.getRawQuery() != null) {
            throw new IllegalArgumentException("uri: " + uri + " (expected: ws or wss, a host, no query)");
        }
        String path = String.valueOf(uri.getRawPath());
        this.uri = path.isEmpty() || path.equals("/") ? uri.resolve("/ws/v2") : uri;
    }

    /**
     * Connects as the owner of a token.
     *
     * @param shown from {@code POST /sessions}
     * @return this
     */
    public ChatClientBuilder token(String shown) {
        this.token = shown;
        return this;
    }

    /**
     * Connects as a guest, where the server admits any.
     *
     * @param name a name that nobody has registered
     * @return this
     */
    public ChatClientBuilder guest(String name) {
        this.guest = name;
        return this;
    }

    /**
     * Sets who hears what happens; nobody unless set.
     *
     * @param heard called on one thread at a time
     * @return this
     */
    public ChatClientBuilder listener(ChatListener heard) {
        this.listener = heard;
        return this;
    }

    /**
     * Sets where the listener is called, one event at a time whatever the executor; threads of the client unless set.
     *
     * @param threads not shut down by the client
     * @return this
     */
    public ChatClientBuilder executor(Executor threads) {
        this.executor = threads;
        return this;
    }

    /**
     * Goes on where an earlier client has stopped: what came since is told first.
     *
     * @param cursor what {@link ChatClient#cursor} said
     * @return this
     */
    public ChatClientBuilder since(String cursor) {
        this.since = cursor;
        return this;
    }

    /**
     * Sets how long requests are repeated before they fail with {@link ErrorCode#TIMED_OUT}; 30 seconds unless set.
     *
     * @param duration more than nothing, at most 365 days
     * @return this
     */
    public ChatClientBuilder patience(Duration duration) {
        this.patience = checked(duration);
        return this;
    }

    /**
     * Sets what opens the sockets, with its certificates and proxies; one of the client's own unless set.
     *
     * @param client used for every socket
     * @return this
     */
    public ChatClientBuilder httpClient(HttpClient client) {
        this.http = client;
        return this;
    }

    /**
     * Starts the client, and does not wait: see {@link ChatClient#ready}.
     *
     * @return a client that connects
     * @throws IllegalArgumentException if there is neither a token nor a guest's name, or both
     */
    public ChatClient connect() {
        if ((token == null) == (guest == null)) {
            throw new IllegalArgumentException(
                    "token, guest: " + (token == null ? "none" : "both") + " (expected: one)");
        }
        URI target = guest == null
                ? uri
                : URI.create(uri + "?user="
                        + URLEncoder.encode(guest, StandardCharsets.UTF_8).replace("+", "%20"));
        HttpClient shared = http == null ? HttpClient.newHttpClient() : http;
        return connect(Threads.parts(new JdkTransport(shared, target, token), listener, executor));
    }

    /** Starts the client on parts of the caller's choice. */
    ChatClient connect(Parts parts) {
        ChatClient client = new ChatClient(parts, new Connection(parts, since), patience);
        client.open();
        return client;
    }

    /** Refuses a patience that is none, or that a clock cannot count. */
    static Duration checked(Duration patience) {
        if (patience.isNegative() || patience.isZero() || patience.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("patience: " + patience + " (expected: more than 0, at most 365 days)");
        }
        return patience;
    }
}
