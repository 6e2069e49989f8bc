/**
 * Connected sockets: what is queued to be written on each, with its bound, and who is behind them.
 *
 * <p>The listener that accepts sockets is in {@link org.wschat.adapter.websocket.server}; what is said on them is decided
 * in {@link org.wschat.adapter.websocket.endpoint}.
 */
@NullMarked
package org.wschat.adapter.websocket.session;

import org.jspecify.annotations.NullMarked;
