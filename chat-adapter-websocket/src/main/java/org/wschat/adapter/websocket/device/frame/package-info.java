/**
 * The wire of the second protocol: what a device may ask, and the bytes of what it is told.
 *
 * <p>Pure translation: nothing here sends, waits or decides. Who is told what is decided in {@link
 * org.wschat.adapter.websocket.device}, and for what happens to messages in {@link org.wschat.adapter.websocket.session}.
 */
@NullMarked
package org.wschat.adapter.websocket.device.frame;

import org.jspecify.annotations.NullMarked;
