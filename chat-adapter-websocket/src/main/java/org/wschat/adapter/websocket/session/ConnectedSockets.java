package org.wschat.adapter.websocket.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The sockets that are open now, by the side of the conversation they stand for. May be used from any thread. */
public final class ConnectedSockets {

    private final ConcurrentHashMap<ConversationSide, List<ConnectedSocket>> sockets = new ConcurrentHashMap<>();

    private final ComingsAndGoings people;

    /** Nobody is there, and nobody wants to know of it. */
    public ConnectedSockets() {
        this(ComingsAndGoings.UNNOTICED);
    }

    /**
     * Nobody is there.
     *
     * @param people told whose sockets come and go
     */
    public ConnectedSockets(ComingsAndGoings people) {
        this.people = people;
    }

    /**
     * Adds a socket behind those that stand for the same side.
     *
     * @param side what it stands for
     * @param socket the socket; added once
     */
    public void add(ConversationSide side, ConnectedSocket socket) {
        sockets.merge(side, List.of(socket), ConnectedSockets::joined);
        people.came(side.user());
    }

    /**
     * Takes a socket out; the others of its side stay.
     *
     * @param side what it stood for
     * @param socket the socket; nothing happens if it is not there
     */
    public void remove(ConversationSide side, ConnectedSocket socket) {
        AtomicBoolean removed = new AtomicBoolean();
        sockets.computeIfPresent(side, (key, open) -> {
            List<ConnectedSocket> rest =
                    open.stream().filter(other -> other != socket).toList();
            removed.set(rest.size() < open.size());
            return rest.isEmpty() ? null : rest;
        });
        if (removed.get()) {
            people.went(side.user());
        }
    }

    /**
     * Looks up who is there.
     *
     * @param side one side of a conversation
     * @return the sockets open for it at this moment, oldest first
     */
    public List<ConnectedSocket> of(ConversationSide side) {
        return sockets.getOrDefault(side, List.of());
    }

    /** {@return whether nobody is there} */
    public boolean isEmpty() {
        return sockets.isEmpty();
    }

    private static List<ConnectedSocket> joined(List<ConnectedSocket> open, List<ConnectedSocket> added) {
        List<ConnectedSocket> all = new ArrayList<>(open.size() + added.size());
        all.addAll(open);
        all.addAll(added);
        return List.copyOf(all);
    }
}
