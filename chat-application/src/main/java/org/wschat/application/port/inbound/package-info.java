/**
 * What the application can be asked to do: one use case is one interface with one method, its commands and queries are
 * records, and its expected alternatives are values.
 *
 * <p>Every use case may be called from any thread and never blocks. Its stage completes on a thread of the store; a
 * stage completes exceptionally, with the exception of an outbound port, only when the outside failed.
 */
@NullMarked
package org.wschat.application.port.inbound;

import org.jspecify.annotations.NullMarked;
