package org.wschat.adapter.websocket.endpoint;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.wschat.adapter.websocket.session.SocketAcceptor.Refused;
import org.wschat.application.port.inbound.AdmitOutcome;
import org.wschat.application.port.inbound.AdmitQuery;
import org.wschat.application.port.inbound.AdmitUseCase;

/**
 * The open sockets of one path, each with what its owner was admitted by, which is looked at again and again. May be used from
 * any thread, but for {@link #checkNextPart}.
 *
 * @param <S> what is open
 */
public final class AdmittedSockets<S> {

    /** In how many parts the open sockets are looked at again. */
    public static final int PARTS = 30;

    private final AdmitUseCase admit;
    private final Function<S, Runnable> ending;
    private final Map<S, AdmitQuery> open = new ConcurrentHashMap<>();
    private int part;

    /**
     * Nothing is open.
     *
     * @param admit decides who may have a socket open
     * @param ending gives what closes a socket whose owner may not any more
     */
    public AdmittedSockets(AdmitUseCase admit, Function<S, Runnable> ending) {
        this.admit = admit;
        this.ending = ending;
    }

    /**
     * Adds a socket.
     *
     * @param socket the socket
     * @param query what its owner was admitted by
     */
    public void add(S socket, AdmitQuery query) {
        open.put(socket, query);
    }

    /**
     * Forgets a socket that is closed.
     *
     * @param socket the socket
     */
    public void remove(S socket) {
        open.remove(socket);
    }

    /** {@return those that are open} */
    public Set<S> all() {
        return open.keySet();
    }

    /**
     * Closes sockets of those who are no longer admitted, by a session that has ended elsewhere or a name that was taken
     * elsewhere; a look that fails closes none. Looks at a part of the sockets each time, at each once in {@value #PARTS}
     * times, so that nobody else waits for the look-ups of all. For one thread.
     */
    public void checkNextPart() {
        part = (part + 1) % PARTS;
        open.forEach((socket, query) -> {
            if (Math.floorMod(socket.hashCode(), PARTS) == part) {
                check(socket, query);
            }
        });
    }

    /**
     * Looks at one socket.
     *
     * @param socket the socket
     * @param query what its owner was admitted by
     */
    public void check(S socket, AdmitQuery query) {
        Call.of(() -> admit.admit(query)).thenAccept(outcome -> {
            if (outcome instanceof AdmitOutcome.Refused) {
                ending.apply(socket).run();
            }
        });
    }

    /**
     * Answers a handshake whose owner is not admitted.
     *
     * @param refusal why
     * @param parameter the parameter of the query string that says who they are
     * @return the answer
     */
    public static Refused refused(AdmitOutcome.Refusal refusal, String parameter) {
        return switch (refusal) {
            case TOKEN_INVALID -> new Refused(401, "invalid_token", "the token is not, or no longer, a good one");
            case TOKEN_MISSING -> new Refused(401, "token_required", parameter + ": needs the token of its owner");
            case NO_GUESTS ->
                new Refused(401, "guests_not_admitted", "guests are not admitted: log in and show the token");
            case NOT_YOURS -> new Refused(403, "not_yours", parameter + ": not the one that the token belongs to");
        };
    }
}
