/** A service of somebody else that takes the chat into itself: what docs/embedding.md shows. */
@org.jspecify.annotations.NullMarked
package org.wschat.adapter.websocket.embedding;
