package org.wschat.benchmark.load;

/** A load that could not be carried out as planned, so that nothing was measured. */
public final class LoadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes it.
     *
     * @param message what went wrong, for people
     */
    public LoadException(String message) {
        super(message);
    }
}
