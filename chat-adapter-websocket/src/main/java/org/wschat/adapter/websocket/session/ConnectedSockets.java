package org.wschat.adapter.websocket.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets that are open now, by the side of the conversation they stand for. May be used from any thread. */
public final class ConnectedSockets {

    private final ConcurrentHashMap<ConversationSide, List<ConnectedSocket>> sockets = new ConcurrentHashMap<>();

    /**
     * Adds a socket behind those that stand for the same side.
     *
     * @param side what it stands for
     * @param socket the socket; added once
     */
    public void add(ConversationSide side, ConnectedSocket socket) {
        sockets.merge(side, List.of(socket), ConnectedSockets::joined);
    }

    /**
     * Takes a socket out; the others of its side stay.
     *
     * @param side what it stood for
     * @param socket the socket; nothing happens if it is not there
     */
    public void remove(ConversationSide side, ConnectedSocket socket) {
        sockets.computeIfPresent(side, (key, open) -> {
            List<ConnectedSocket> rest =
                    open.stream().filter(other -> other != socket).toList();
            return rest.isEmpty() ? null : rest;
        });
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
