package org.wschat.client;

import java.io.Serial;

/** Something was not done, with a code to decide by and a message for people. */
public final class ChatException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    ChatException(ErrorCode code, String message) {
        super(code.wireName() + ": " + message);
        this.code = code;
    }

    ChatException(ErrorCode code, String message, Throwable cause) {
        super(code.wireName() + ": " + message, cause);
        this.code = code;
    }

    /** {@return why, to decide by} */
    public ErrorCode code() {
        return code;
    }
}
