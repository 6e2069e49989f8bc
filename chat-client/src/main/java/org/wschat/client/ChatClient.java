package org.wschat.client;

import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A device of one person: one socket, for every conversation. Connects again by itself, repeats what was not answered, and
 * catches up on what was missed. May be used from any thread; no method waits.
 *
 * <p>A request may be made at any time, connected or not. It is repeated until the server has answered, or its patience has
 * ended ({@link ErrorCode#TIMED_OUT}). Its future completes on a thread of the client; it fails with a {@link ChatException}.
 */
public final class ChatClient implements AutoCloseable {

    private static final int CLIENT_ID_BYTES = 16;

    private final Parts parts;
    private final Connection connection;
    private final Duration patience;

    ChatClient(Parts parts, Connection connection, Duration patience) {
        this.parts = parts;
        this.connection = connection;
        this.patience = patience;
    }

    /**
     * Begins to describe a client.
     *
     * @param uri of the server, such as {@code ws://localhost:8080}; {@code /ws/v2} is added if it has no path
     * @return to be given a token or a guest's name
     * @throws IllegalArgumentException if it is no address of a WebSocket, or has a query
     */
    public static ChatClientBuilder builder(URI uri) {
        return new ChatClientBuilder(uri);
    }

    void open() {
        connection.open();
    }

    /**
     * Tells when the first socket is open.
     *
     * @return what the server said; fails if the client gives up before
     */
    public CompletableFuture<Welcome> ready() {
        return connection.ready().copy();
    }

    /**
     * Sends a message, under a client id of its own.
     *
     * @param to whom to
     * @param content what to say
     * @return once it is committed, exactly once however often it was repeated
     */
    public CompletableFuture<Sent> send(String to, String content) {
        byte[] id = new byte[CLIENT_ID_BYTES];
        parts.random().nextBytes(id);
        return send(to, content, Base64.getUrlEncoder().withoutPadding().encodeToString(id), patience);
    }

    /**
     * Sends a message that may have been sent before: for those who keep an outbox of their own.
     *
     * @param to whom to
     * @param content what to say
     * @param clientId the mark of the message; the server keeps one message for each
     * @param until how long to repeat it
     * @return once it is committed
     */
    public CompletableFuture<Sent> send(String to, String content, String clientId, Duration until) {
        return request(Wishes.send(to, content, clientId), "sent", Frames::sent, ChatClientBuilder.checked(until));
    }

    /**
     * Reads the end of a conversation.
     *
     * @param peer the other person
     * @param limit how many messages at most
     * @return the latest messages, oldest first
     */
    public CompletableFuture<History> history(String peer, int limit) {
        return request(Wishes.history(peer, null, 0, limit), "history", Frames::history);
    }

    /**
     * Reads a conversation backwards.
     *
     * @param peer the other person
     * @param seq only what is older
     * @param limit how many messages at most
     * @return the messages next to it, oldest first
     */
    public CompletableFuture<History> historyBefore(String peer, long seq, int limit) {
        return request(Wishes.history(peer, "before_seq", seq, limit), "history", Frames::history);
    }

    /**
     * Reads a conversation forwards.
     *
     * @param peer the other person
     * @param seq only what is newer; 0 for all
     * @param limit how many messages at most
     * @return the messages next to it, oldest first
     */
    public CompletableFuture<History> historyAfter(String peer, long seq, int limit) {
        return request(Wishes.history(peer, "after_seq", seq, limit), "history", Frames::history);
    }

    /**
     * Lists the conversations.
     *
     * @param limit how many at most
     * @return the first page, the conversation with the latest message first
     */
    public CompletableFuture<Conversations> conversations(int limit) {
        return request(Wishes.conversations(limit, null), "conversations", Frames::conversations);
    }

    /**
     * Lists further conversations.
     *
     * @param limit how many at most
     * @param cursor that of the page before
     * @return the next page
     */
    public CompletableFuture<Conversations> conversations(int limit, String cursor) {
        return request(Wishes.conversations(limit, cursor), "conversations", Frames::conversations);
    }

    /**
     * Says that a conversation has been read.
     *
     * @param peer the other person
     * @param seq up to where; an older place than before changes nothing
     * @return up to where it counts as read now
     */
    public CompletableFuture<Read> markRead(String peer, long seq) {
        return request(Wishes.place("read", peer, seq), "read", Frames::read);
    }

    /**
     * Gives a message of one's own another text.
     *
     * @param peer the other person
     * @param seq the place of the message
     * @param content what it is to say
     * @return once it is committed
     */
    public CompletableFuture<Edited> edit(String peer, long seq, String content) {
        return request(Wishes.edit(peer, seq, content), "edited", Frames::edited);
    }

    /**
     * Takes a message of one's own back.
     *
     * @param peer the other person
     * @param seq the place of the message
     * @return once it is committed
     */
    public CompletableFuture<Recalled> recall(String peer, long seq) {
        return request(Wishes.place("recall", peer, seq), "recalled", Frames::recalled);
    }

    /**
     * Lets somebody send nothing any more.
     *
     * @param user who
     * @return all who are blocked now
     */
    public CompletableFuture<List<String>> block(String user) {
        return request(Wishes.of("block", "user", user), "blocks", frame -> frame.texts("users"));
    }

    /**
     * Lets somebody send again.
     *
     * @param user who
     * @return all who are blocked now
     */
    public CompletableFuture<List<String>> unblock(String user) {
        return request(Wishes.of("unblock", "user", user), "blocks", frame -> frame.texts("users"));
    }

    /**
     * Lists who is blocked.
     *
     * @return all of them
     */
    public CompletableFuture<List<String>> blocks() {
        return request(Wishes.of("blocks"), "blocks", frame -> frame.texts("users"));
    }

    /**
     * Asks to be told who is there, now and at each change, on this socket and those after it:
     * {@link ChatListener#onPresence}.
     *
     * @param users whom to watch
     */
    public void watch(String... users) {
        connection.watch(List.of(users));
    }

    /**
     * Asks to be told no more.
     *
     * @param users whom not to watch
     */
    public void unwatch(String... users) {
        connection.unwatch(List.of(users));
    }

    /**
     * Says that something is being written; lost if there is no socket.
     *
     * @param to whom to
     */
    public void typing(String to) {
        connection.hint(Wishes.of("typing", "to", to));
    }

    /**
     * Asks whether the server answers. There is no need to: the client does when nothing else is said.
     *
     * @return the server's clock
     */
    public CompletableFuture<Instant> ping() {
        return request(Wishes.of("ping"), "pong", frame -> frame.time("server_time"));
    }

    /**
     * Tells from where a later client would go on ({@link ChatClientBuilder#since}): after the last event that the listener
     * has heard. Keep it together with what the listener keeps.
     *
     * @return opaque; empty before the first socket is open
     */
    public Optional<String> cursor() {
        return Optional.ofNullable(connection.cursor());
    }

    private <T> CompletableFuture<T> request(JsonObject frame, String answerOp, Frame.Reader<T> reader) {
        return request(frame, answerOp, reader, patience);
    }

    private <T> CompletableFuture<T> request(
            JsonObject frame, String answerOp, Frame.Reader<T> reader, Duration until) {
        Request<T> request = new Request<>(frame, answerOp, reader, until);
        connection.request(request);
        return request.future();
    }

    /** Closes the socket and ends the client. What is not answered fails with {@link ErrorCode#CLOSED}. Does not wait. */
    @Override
    public void close() {
        connection.close();
    }
}
