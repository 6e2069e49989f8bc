/**
 * The wire of the original protocol: what a client may say, and the bytes of what it is told.
 *
 * <p>Pure translation: nothing here sends, waits or decides. Which status answers what is decided in
 * {@link org.wschat.adapter.websocket.endpoint}.
 */
@NullMarked
package org.wschat.adapter.websocket.frame;

import org.jspecify.annotations.NullMarked;
