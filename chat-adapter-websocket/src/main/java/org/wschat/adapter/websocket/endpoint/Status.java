package org.wschat.adapter.websocket.endpoint;

import org.wschat.adapter.websocket.frame.ServerFrames;
import org.wschat.domain.StatusCode;

/**
 * What a client is told about its request.
 *
 * @param code what programs read
 * @param text what people read
 */
record Status(StatusCode code, String text) {

    /** A status that needs no reason. */
    static Status of(StatusCode code) {
        return new Status(code, code.text());
    }

    /** A status with the reason behind its text. */
    static Status of(StatusCode code, String reason) {
        return new Status(code, code.text() + ": " + reason);
    }

    /** The frame that tells it, from whoever. */
    byte[] frame(String from) {
        return ServerFrames.text(from, code.code(), text);
    }

    /** The frame that tells it, from the server. */
    byte[] frame() {
        return frame(ServerFrames.SERVER);
    }
}
