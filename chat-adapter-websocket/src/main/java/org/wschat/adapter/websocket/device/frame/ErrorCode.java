package org.wschat.adapter.websocket.device.frame;

import java.util.Locale;

/** What went wrong with a request, for programs; the wire has the names in small letters. */
public enum ErrorCode {
    /** It is no JSON object, or not one of the protocol. */
    INVALID_FRAME,
    /** Nobody knows such a request. */
    UNKNOWN_OP,
    /** A field is missing, or is not what it should be. */
    INVALID_ARGUMENT,
    /** A text, or a list, is too long. */
    TOO_LARGE,
    /** There is no such thing. */
    NOT_FOUND,
    /** It exists, but is not for whoever asks, or not any more. */
    FORBIDDEN,
    /** The other person takes no messages of whoever asks. */
    BLOCKED,
    /** The other person has to answer first. */
    FIRST_CONTACT_LIMIT,
    /** It is asked too often. */
    RATE_LIMITED,
    /** The client id belongs to another message. */
    CONFLICT,
    /** The server cannot do it at present. */
    UNAVAILABLE;

    /** {@return the name on the wire} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
