package org.wschat.adapter.websocket.server;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Map;
import java.util.Set;
import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.server.TyrusServerContainer;
import org.glassfish.tyrus.spi.WebSocketEngine;

/** Tyrus without a listener of its own: the engine that upgrades requests and decodes frames. */
final class TyrusContainer extends TyrusServerContainer {

    private final WebSocketEngine engine;

    /**
     * Makes the engine.
     *
     * @param messageBytes the most that one message has; the guard sees to it
     */
    TyrusContainer(int messageBytes) {
        super((Set<Class<?>>) null);
        // Tyrus keeps an unfinished frame and the next step together; anything but -1 costs a timer task per message.
        engine = TyrusWebSocketEngine.builder(this)
                .incomingBufferSize(messageBytes + 2 * OpenSocket.STEP_BYTES)
                .build();
        setDefaultMaxSessionIdleTimeout(-1);
    }

    @Override
    public void register(Class<?> endpointClass) throws DeploymentException {
        engine.register(endpointClass, "/");
    }

    @Override
    public void register(ServerEndpointConfig config) throws DeploymentException {
        engine.register(config, "/");
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of();
    }

    @Override
    public WebSocketEngine getWebSocketEngine() {
        return engine;
    }
}
