package org.wschat.adapter.websocket.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.wschat.domain.user.Token;

/** Decides, for one path, who may open a socket, and what then happens on it. Called on network threads; never blocks. */
public interface SocketAcceptor {

    /**
     * Decides about a handshake that is well-formed and whose origin is allowed.
     *
     * @param request what the client asked for
     * @return whether it may, and what then happens; on any thread
     */
    CompletionStage<Decision> decide(Request request);

    /** {@return the subprotocol it speaks, which is named in the answer to clients that offer it} */
    String subprotocol();

    /**
     * Tells how to see that clients are still there.
     *
     * @return how; empty if nothing is done about that
     */
    default Optional<Heartbeat> heartbeat() {
        return Optional.empty();
    }

    /**
     * How to see that a client is still there: it is sent pings, and closed with 4408 if nothing comes from it.
     *
     * @param every how often a ping is sent
     * @param silence how long nothing may come; longer than {@code every}
     */
    record Heartbeat(Duration every, Duration silence) {}

    /**
     * What the client asked for.
     *
     * @param query the parameters of the query string, decoded; each name with all its values
     * @param token what the client shows to prove who it is, if anything
     * @param remoteAddress the address of the client, as far as it is known behind proxies
     */
    record Request(Map<String, List<String>> query, Optional<Token> token, String remoteAddress) {}

    /** Whether a socket is opened. */
    sealed interface Decision {}

    /**
     * The socket is opened.
     *
     * @param handler called with the way out of the new socket as soon as it is open; gives what happens on it
     */
    record Accepted(Function<Outbound, SocketHandler> handler) implements Decision {}

    /**
     * The handshake is answered with an HTTP error, and a problem body (RFC 9457).
     *
     * @param status the HTTP status, 400 to 599
     * @param code the stable code that programs read
     * @param detail what is wrong, for people; names the parameter, never repeats its value
     */
    record Refused(int status, String code, String detail) implements Decision {}
}
