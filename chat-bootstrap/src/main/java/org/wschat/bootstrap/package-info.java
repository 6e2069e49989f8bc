/**
 * The program: the command line, the wiring of all parts in {@link org.wschat.bootstrap.ChatServer}, the way it starts
 * and the way it stops.
 *
 * <p>The only place that knows the adapters. What can be configured is in {@link org.wschat.bootstrap.config}. No rule of
 * the chat belongs here.
 */
@NullMarked
package org.wschat.bootstrap;

import org.jspecify.annotations.NullMarked;
