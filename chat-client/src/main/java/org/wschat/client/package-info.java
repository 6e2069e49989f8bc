/**
 * A client of the protocol on {@code /ws/v2}: {@link org.wschat.client.ChatClient} is the door, what it hears goes to a
 * {@link org.wschat.client.ChatListener}, and what it asks for comes back as a future of a record.
 *
 * <p>Public is what an application needs. Behind it, package-private: {@code Connection} opens sockets and opens them
 * again, {@code Requests} repeats what was not answered, {@code Catchup} asks for what was missed and tells each message
 * once, {@code Transport} is the socket itself. No other module of the server is known here; the wire is described in
 * {@code docs/asyncapi.yaml}.
 */
@NullMarked
package org.wschat.client;

import org.jspecify.annotations.NullMarked;
