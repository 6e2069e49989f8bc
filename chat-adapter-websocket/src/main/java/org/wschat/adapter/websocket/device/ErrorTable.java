package org.wschat.adapter.websocket.device;

import java.util.concurrent.CompletionException;
import org.wschat.adapter.websocket.device.frame.ErrorCode;
import org.wschat.domain.message.ChangeRefusal;
import org.wschat.domain.message.SendRefusal;

/** The one place that turns outcomes and failures into errors. */
final class ErrorTable {

    /** There are no messages of which one could be read. */
    static final Answer NOTHING_TO_READ =
            new Answer(ErrorCode.NOT_FOUND, "peer: you have no messages with them (expected: somebody you talk with)");

    /** A block of oneself. */
    static final Answer OWN_BLOCK =
            new Answer(ErrorCode.INVALID_ARGUMENT, "user: your own id (expected: somebody else's)");

    /** More people are watched than may be. */
    static final Answer TOO_MANY_WATCHED = new Answer(
            ErrorCode.TOO_LARGE, "users: too many (expected: at most " + WatchedUsers.MOST + " watched by a socket)");

    private ErrorTable() {}

    static Answer of(SendRefusal refusal) {
        return switch (refusal) {
            case FIRST_CONTACT_LIMIT ->
                new Answer(ErrorCode.FIRST_CONTACT_LIMIT, "they have to answer before you can write again");
            case BLOCKED -> new Answer(ErrorCode.BLOCKED, "they take no messages of yours");
            case CLIENT_ID_TAKEN ->
                new Answer(ErrorCode.CONFLICT, "client_id: given to another message before (expected: a new one)");
        };
    }

    static Answer of(ChangeRefusal refusal) {
        return switch (refusal) {
            case NOT_FOUND -> new Answer(ErrorCode.NOT_FOUND, "seq: there is no such message in this conversation");
            case NOT_YOURS -> new Answer(ErrorCode.FORBIDDEN, "seq: not a message of yours");
            case RECALLED -> new Answer(ErrorCode.FORBIDDEN, "seq: the message was recalled");
            case TOO_LATE -> new Answer(ErrorCode.FORBIDDEN, "seq: the message was sent too long ago");
            case BLOCKED -> new Answer(ErrorCode.BLOCKED, "they take no messages of yours");
        };
    }

    /** A caller's mistake that only the application could see is told; of all else, the log has more than the client. */
    static Answer of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof IllegalArgumentException
                ? new Answer(ErrorCode.INVALID_ARGUMENT, String.valueOf(cause.getMessage()))
                : new Answer(ErrorCode.UNAVAILABLE, "this cannot be done at present: try again");
    }

    /**
     * What a client is told.
     *
     * @param code for programs
     * @param message for people
     */
    record Answer(ErrorCode code, String message) {

        /** Tells whether the client can see to it. */
        boolean isOfTheCaller() {
            return code != ErrorCode.UNAVAILABLE;
        }
    }
}
