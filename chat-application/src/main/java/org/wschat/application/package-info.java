/**
 * The door to the application, {@link org.wschat.application.ChatApplication}, and behind it the services that carry out
 * the use cases.
 *
 * <p>What can be asked is in {@link org.wschat.application.port.inbound}, what must be provided in
 * {@link org.wschat.application.port.outbound}. No framework, logger or I/O here; time comes in as a
 * {@link java.time.Clock}.
 */
@NullMarked
package org.wschat.application;

import org.jspecify.annotations.NullMarked;
