package org.wschat.adapter.websocket.server;

/** The server cannot listen where it is told to. The message is one line with key, value and expectation. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotListenException(String message, Throwable cause) {
        super(message, cause);
    }
}
