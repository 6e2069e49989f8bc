package org.wschat.application.port.outbound;

/** The store of accounts could not do what was asked: nothing was kept, or nothing could be read. Trying again is right. */
public final class AccountStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells what failed.
     *
     * @param message what failed, for the log of the server
     */
    public AccountStoreException(String message) {
        super(message);
    }

    /**
     * Tells what failed and why.
     *
     * @param message what failed, for the log of the server
     * @param cause why
     */
    public AccountStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
