package org.wschat.adapter.websocket.http;

/** Ends the handling of a request with a problem as its answer. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /**
     * Ends it.
     *
     * @param problem the answer
     */
    public ProblemException(Problem problem) {
        super(problem.code(), null, false, false); // a client's mistake: nobody looks at the stack
        this.problem = problem;
    }

    /** {@return the answer} */
    public Problem problem() {
        return problem;
    }
}
