package org.wschat.client;

import java.io.Serial;

/** A frame of the server is not as the protocol has it. */
final class UnreadableFrameException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String problem;

    UnreadableFrameException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** {@return what is wrong with it} */
    String problem() {
        return problem;
    }
}
