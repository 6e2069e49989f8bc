package org.wschat.adapter.websocket.http;

import java.util.Map;
import org.glassfish.grizzly.http.util.HttpStatus;

/** What an HTTP status is called (RFC 9110, section 15; RFC 6585). Grizzly does not know the names of all. */
final class ReasonPhrases {

    private static final Map<Integer, String> UNKNOWN_TO_GRIZZLY = Map.of(
            413, "Content Too Large",
            422, "Unprocessable Content",
            426, "Upgrade Required",
            428, "Precondition Required",
            429, "Too Many Requests");

    private ReasonPhrases() {}

    static String of(int status) {
        String phrase = UNKNOWN_TO_GRIZZLY.get(status);
        return phrase == null ? HttpStatus.getHttpStatus(status).getReasonPhrase() : phrase;
    }
}
