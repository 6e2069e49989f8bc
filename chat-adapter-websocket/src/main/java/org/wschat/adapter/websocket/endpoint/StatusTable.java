package org.wschat.adapter.websocket.endpoint;

import org.wschat.adapter.websocket.frame.ClientFrame;
import org.wschat.application.port.inbound.ReadHistoryOutcome;
import org.wschat.application.port.inbound.SendMessageOutcome;
import org.wschat.domain.StatusCode;
import org.wschat.domain.message.SendRefusal;

/** The one place that turns outcomes and errors into status codes. */
final class StatusTable {

    /** The socket is open. */
    static final Status WELCOME = Status.of(StatusCode.SUCCESS);

    /** There is no message to show. */
    static final Status NOTHING_TO_SHOW = Status.of(StatusCode.END);

    private static final Status PEER_ONLINE = Status.of(StatusCode.PEER_ONLINE);
    private static final Status PEER_OFFLINE = Status.of(StatusCode.PEER_OFFLINE);
    private static final Status LIMIT = Status.of(StatusCode.LIMIT);
    private static final Status NOT_STORED = Status.of(StatusCode.NOT_STORED);

    private StatusTable() {}

    static Status of(SendMessageOutcome outcome) {
        return outcome.fold(sent -> sent.peerOnline() ? PEER_ONLINE : PEER_OFFLINE, refused -> of(refused.why()));
    }

    private static Status of(SendRefusal refusal) {
        return switch (refusal) {
            case FIRST_CONTACT_LIMIT, BLOCKED -> LIMIT;
            case CLIENT_ID_TAKEN -> throw new IllegalStateException("a client of this protocol gives no client id");
        };
    }

    static Status of(ReadHistoryOutcome.UnknownMessage unknown) {
        return Status.of(
                StatusCode.INVALID_REQUEST,
                "before_id: " + unknown.id() + " (expected: the ID of a message of this conversation)");
    }

    static Status of(ClientFrame.Invalid frame) {
        return Status.of(StatusCode.INVALID_REQUEST, frame.reason());
    }

    static Status of(ClientFrame.Unacceptable frame) {
        return Status.of(StatusCode.REFUSED, frame.reason());
    }

    /** Whatever went wrong behind a use case: the client can only try again, and the log has the rest. */
    @SuppressWarnings("unused") // every error, so that no caller has to choose
    static Status of(Throwable error) {
        return NOT_STORED;
    }
}
