package org.wschat.client;

import java.util.EnumSet;
import java.util.Locale;

/** Why something was not done. The first eleven are the server's, the others this client's own. */
public enum ErrorCode {
    /** The server could not read the frame. */
    INVALID_FRAME,
    /** The server does not know the request. */
    UNKNOWN_OP,
    /** A field breaks a rule, which the message names. */
    INVALID_ARGUMENT,
    /** The content or the frame is too long. */
    TOO_LARGE,
    /** There is no such person, conversation or message. */
    NOT_FOUND,
    /** It is not yours to do, or no longer. */
    FORBIDDEN,
    /** The other person has blocked you. */
    BLOCKED,
    /** You have written as much as a stranger may, and there was no answer yet. */
    FIRST_CONTACT_LIMIT,
    /** Too many requests; the client waits and repeats until its patience ends. */
    RATE_LIMITED,
    /** The same client id was used for another message. */
    CONFLICT,
    /** The server cannot do it at present; the client waits and repeats until its patience ends. */
    UNAVAILABLE,

    /** No answer within the patience; what was asked for may have been done. */
    TIMED_OUT,
    /** The server does not, or no longer, take the token, or wants one. */
    UNAUTHENTICATED,
    /** The server refuses this client in a way that trying again would not mend. */
    REFUSED,
    /** Too many sockets of one user. */
    TOO_MANY_SOCKETS,
    /** The server has said something that this client cannot read. */
    UNREADABLE,
    /** The listener has thrown. */
    LISTENER_FAILED,
    /** The client was closed. */
    CLOSED,
    /** A code of the server that this client does not know; the message has it. */
    OTHER;

    /**
     * Finds the code that the server names.
     *
     * @param name as on the wire, such as {@code rate_limited}
     * @return the code, {@link #OTHER} if it is a new one
     */
    static ErrorCode ofWire(String name) {
        return EnumSet.range(INVALID_FRAME, UNAVAILABLE).stream()
                .filter(code -> code.wireName().equals(name))
                .findAny()
                .orElse(OTHER);
    }

    /** {@return the code as it is on the wire, such as {@code rate_limited}} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether the same request may be taken a little later} */
    boolean passes() {
        return this == RATE_LIMITED || this == UNAVAILABLE;
    }
}
