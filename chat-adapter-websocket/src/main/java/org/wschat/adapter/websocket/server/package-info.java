/**
 * The listener: one port for HTTP and WebSocket, and what stands guard before either.
 *
 * <p>{@link org.wschat.adapter.websocket.server.ChatListener} is the door. The way of a connection:
 * {@code ConnectionFilter} sees every byte first and hands those of open sockets to {@code OpenSocket};
 * {@code StrictHttpCodec} parses the others; {@code HandshakeFilter} answers requests for sockets, by
 * {@code HandshakeRules}; what is left goes to the routes. {@code OpenSocket} lets bytes pass {@code FrameGuard} and
 * gives them to Tyrus, which assembles messages. {@code Connections} cuts what takes too long.
 *
 * <p>What is said on a socket does not belong here: see {@link org.wschat.adapter.websocket.session.SocketHandler}.
 */
@NullMarked
package org.wschat.adapter.websocket.server;

import org.jspecify.annotations.NullMarked;
