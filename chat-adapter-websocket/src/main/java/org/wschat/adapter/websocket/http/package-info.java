/**
 * HTTP beside the sockets: the routes, and the form of every answer that says no (RFC 9457).
 *
 * <p>A route is a method, a path and a handler; {@link org.wschat.adapter.websocket.http.PingRoute} is the pattern.
 * Handlers run on a few threads of their own, never on those that serve sockets. No socket code belongs here: that is
 * {@link org.wschat.adapter.websocket.server}.
 */
@NullMarked
package org.wschat.adapter.websocket.http;

import org.jspecify.annotations.NullMarked;
