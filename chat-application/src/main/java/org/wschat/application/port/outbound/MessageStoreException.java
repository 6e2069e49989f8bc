package org.wschat.application.port.outbound;

/**
 * The store could not do what was asked: nothing was kept, or nothing could be read. Trying again later is right.
 */
public final class MessageStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells what failed.
     *
     * @param message what failed, for the log of the server
     */
    public MessageStoreException(String message) {
        super(message);
    }

    /**
     * Tells what failed and why.
     *
     * @param message what failed, for the log of the server
     * @param cause why
     */
    public MessageStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
