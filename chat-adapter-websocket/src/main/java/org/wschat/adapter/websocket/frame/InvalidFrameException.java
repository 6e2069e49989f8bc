package org.wschat.adapter.websocket.frame;

/** Ends the reading of a frame that is not one of the protocol; never leaves this package. */
final class InvalidFrameException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Tells what is wrong.
     *
     * @param field the field
     * @param found its value, made short and harmless
     * @param expected what should have stood there
     */
    InvalidFrameException(String field, String found, String expected) {
        super(field, null, false, false); // a client's mistake: nobody looks at the stack
        this.reason = field + ": " + found + " (expected: " + expected + ")";
    }

    String reason() {
        return reason;
    }
}
