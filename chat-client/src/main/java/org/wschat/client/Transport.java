package org.wschat.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens sockets, for the tests to come in with their own. */
interface Transport {

    /**
     * Opens a socket and does not wait.
     *
     * @param events what becomes of it, from any thread, one at a time and in order
     */
    void open(Events events);

    /** What becomes of a socket. */
    interface Events {

        /** It is open. The first message has been asked for; the transport may read some ahead. */
        void opened(Link link);

        /** The handshake was answered with another HTTP status, and {@code Retry-After} if that said how long. */
        void refused(int status, @Nullable Duration retryAfter);

        /** A message; the next one comes after {@link Link#pull}. */
        void text(String text);

        /** The other side has closed it. Nothing follows. */
        void closed(int code, String reason);

        /** It could not be opened, or broke. Nothing follows. */
        void failed(Throwable cause);
    }

    /** An open socket. Its methods do not wait; after the end they do nothing. */
    interface Link {

        /** Sends a message, after those before it. */
        void send(String text);

        /** Asks for one more message. */
        void pull();

        /** Closes in order. */
        void close();

        /** Drops the socket. */
        void abort();
    }
}
