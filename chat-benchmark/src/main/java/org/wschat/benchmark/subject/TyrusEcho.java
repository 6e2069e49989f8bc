package org.wschat.benchmark.subject;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.glassfish.tyrus.server.Server;

/** What Tyrus does by itself: its own server, with an annotated endpoint that sends back what it gets. */
@ServerEndpoint("/ws")
public final class TyrusEcho {

    /** Made by Tyrus. */
    public TyrusEcho() {}

    /**
     * Echoes.
     *
     * @param text what has come
     * @return the same
     */
    @OnMessage
    public String onText(String text) {
        return text;
    }

    /**
     * Serves until the process is ended.
     *
     * @param arguments none
     * @throws DeploymentException if it cannot start
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws DeploymentException, InterruptedException {
        Server server = new Server("127.0.0.1", 0, "/", Map.of(), TyrusEcho.class);
        server.start();
        System.out.println("listens at ws://127.0.0.1:" + server.getPort() + "/ws");
        new CountDownLatch(1).await();
    }
}
