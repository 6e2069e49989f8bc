/**
 * What the application needs from the outside: the store of messages, and delivery to people who are connected.
 *
 * <p>Implementations live in adapters; {@code chat-testkit} has in-memory ones and the contract suites that every
 * implementation must pass.
 */
@NullMarked
package org.wschat.application.port.outbound;

import org.jspecify.annotations.NullMarked;
