/**
 * What is said on a socket of the second protocol: who may open one, how its requests are carried out, and which error
 * answers which outcome ({@code ErrorTable} has them all); and who is connected, for those who want to know.
 *
 * <p>The bytes are made in {@link org.wschat.adapter.websocket.device.frame}; what happens to messages is told by {@link
 * org.wschat.adapter.websocket.session}, in which order {@code DeviceGate} decides. Start reading at {@code DeviceSocket}.
 */
@NullMarked
package org.wschat.adapter.websocket.device;

import org.jspecify.annotations.NullMarked;
