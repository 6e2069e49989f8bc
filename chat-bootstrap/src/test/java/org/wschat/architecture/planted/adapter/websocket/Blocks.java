package org.wschat.architecture.planted.adapter.websocket;

public final class Blocks {

    interface Socket {
        Object getBasicRemote();
    }

    private Blocks() {}

    static Object remote(Socket socket) {
        return socket.getBasicRemote();
    }
}
