/**
 * Loads on servers that speak WebSocket: {@link org.wschat.benchmark.load.Load} runs a {@link
 * org.wschat.benchmark.load.LoadPlan} and gives a {@link org.wschat.benchmark.load.LoadResult}.
 *
 * <p>Closed loop (each sender waits for an answer) and open loop (messages are sent at a steady rate, and times count from
 * when a message should have been sent, so that a server that stalls cannot hide it).
 */
@NullMarked
package org.wschat.benchmark.load;

import org.jspecify.annotations.NullMarked;
