/**
 * What is said on a socket of the original protocol: who may open one, in which order its requests are carried out, and
 * which status answers which outcome ({@code StatusTable} has them all).
 *
 * <p>The bytes are made in {@link org.wschat.adapter.websocket.frame}, and written by
 * {@link org.wschat.adapter.websocket.session}. Start reading at {@code ConversationSocket}.
 */
@NullMarked
package org.wschat.adapter.websocket.endpoint;

import org.jspecify.annotations.NullMarked;
