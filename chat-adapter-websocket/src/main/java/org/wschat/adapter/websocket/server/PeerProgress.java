package org.wschat.adapter.websocket.server;

import java.util.function.Consumer;
import org.glassfish.grizzly.Connection;
import org.wschat.adapter.websocket.http.AnswerProgress;

/** Sets the deadlines of a connection on which an answer of any length is written. */
final class PeerProgress implements AnswerProgress {

    @Override
    public void made(Connection<?> connection) {
        tell(connection, Peer::answerGoesOn);
    }

    @Override
    public void complete(Connection<?> connection) {
        tell(connection, Peer::requestComplete);
    }

    @Override
    public void broken(Connection<?> connection) {
        tell(connection, peer -> peer.terminate(""));
    }

    private static void tell(Connection<?> connection, Consumer<Peer> what) {
        Peer peer = Connections.peerOf(connection);
        if (peer != null) {
            what.accept(peer);
        }
    }
}
