/**
 * Loads on servers that speak WebSocket: {@link org.wschat.benchmark.load.Load} runs a {@link
 * org.wschat.benchmark.load.LoadPlan} and gives a {@link org.wschat.benchmark.load.LoadResult}.
 *
 * <p>What else can be done to a server: ask it for something ({@link org.wschat.benchmark.load.Questions}), keep sockets open that
 * say nothing ({@link org.wschat.benchmark.load.Crowd}), write to people who never read ({@link
 * org.wschat.benchmark.load.Flood}).
 *
 * <p>Closed loop (each sender waits for an answer) and open loop (messages are sent at a steady rate, and times count from
 * when a message should have been sent, so that a server that stalls cannot hide it).
 */
@NullMarked
package org.wschat.benchmark.load;

import org.jspecify.annotations.NullMarked;
