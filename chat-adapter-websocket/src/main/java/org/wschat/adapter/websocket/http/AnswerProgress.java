package org.wschat.adapter.websocket.http;

import org.glassfish.grizzly.Connection;

/** Hears how the writing of a streamed body gets on, so that a client that stops taking it can be cut off. Any thread. */
public interface AnswerProgress {

    /**
     * The client has taken what was written, or the body begins.
     *
     * @param connection the connection to the client
     */
    void made(Connection<?> connection);

    /**
     * The client has taken all.
     *
     * @param connection the connection to the client
     */
    void complete(Connection<?> connection);

    /**
     * The body cannot be completed: ends the connection at once, so that nothing more is written on it.
     *
     * @param connection the connection to the client
     */
    void broken(Connection<?> connection);
}
