/**
 * Chat over WebSocket, on Tyrus and Grizzly: the one public door of this adapter, and its settings.
 *
 * <p>{@code server} listens and guards, {@code session} holds the connected sockets and their outbound queues,
 * {@code endpoint} decides what is said on them, {@code frame} is the wire, {@code http} the routes beside the sockets.
 * This adapter knows the application's inbound ports and implements {@code MessageDelivery}; it knows no store.
 */
@NullMarked
package org.wschat.adapter.websocket;

import org.jspecify.annotations.NullMarked;
