package org.wschat.adapter.websocket.device;

import java.util.concurrent.CompletionException;
import org.wschat.adapter.websocket.device.frame.ErrorCode;
import org.wschat.domain.message.ChangeRefusal;
import org.wschat.domain.message.SendRefusal;

/** The one place that turns outcomes and failures into errors. */
final class ErrorTable {

    /** There are no messages of which one could be read. */
    static final Error NOTHING_TO_READ =
            new Error(ErrorCode.NOT_FOUND, "peer: you have no messages with them (expected: somebody you talk with)");

    /** A block of oneself. */
    static final Error OWN_BLOCK =
            new Error(ErrorCode.INVALID_ARGUMENT, "user: your own id (expected: somebody else's)");

    /** More people are watched than may be. */
    static final Error TOO_MANY_WATCHED = new Error(
            ErrorCode.TOO_LARGE, "users: too many (expected: at most " + WatchedUsers.MOST + " watched by a socket)");

    private ErrorTable() {}

    static Error of(SendRefusal refusal) {
        return switch (refusal) {
            case FIRST_CONTACT_LIMIT ->
                new Error(ErrorCode.FIRST_CONTACT_LIMIT, "they have to answer before you can write again");
            case BLOCKED -> new Error(ErrorCode.BLOCKED, "they take no messages of yours");
            case CLIENT_ID_TAKEN ->
                new Error(ErrorCode.CONFLICT, "client_id: given to another message before (expected: a new one)");
        };
    }

    static Error of(ChangeRefusal refusal) {
        return switch (refusal) {
            case NOT_FOUND -> new Error(ErrorCode.NOT_FOUND, "seq: there is no such message in this conversation");
            case NOT_YOURS -> new Error(ErrorCode.FORBIDDEN, "seq: not a message of yours");
            case RECALLED -> new Error(ErrorCode.FORBIDDEN, "seq: the message was recalled");
            case TOO_LATE -> new Error(ErrorCode.FORBIDDEN, "seq: the message was sent too long ago");
        };
    }

    /** A caller's mistake that only the application could see is told; of all else, the log has more than the client. */
    static Error of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof IllegalArgumentException
                ? new Error(ErrorCode.INVALID_ARGUMENT, String.valueOf(cause.getMessage()))
                : new Error(ErrorCode.UNAVAILABLE, "this cannot be done at present: try again");
    }

    /**
     * What a client is told.
     *
     * @param code for programs
     * @param message for people
     */
    record Error(ErrorCode code, String message) {

        /** Tells whether the client can see to it. */
        boolean isOfTheCaller() {
            return code != ErrorCode.UNAVAILABLE;
        }
    }
}
