package org.wschat.application.port.inbound;

import java.time.Duration;
import java.util.Optional;

/**
 * Why something about an account was not done.
 *
 * @param reason the kind of reason
 * @param detail for the person who asked; names what is wrong and what was expected, never a password or token
 * @param retryAfter when to try again, if that is known
 */
public record AccountRefusal(Reason reason, String detail, Optional<Duration> retryAfter) {

    /** The kinds of reasons. */
    public enum Reason {
        /** A name or password that breaks a rule. */
        INVALID,
        /** The name belongs to somebody, or once did. */
        NAME_TAKEN,
        /** A name that looks like it belongs to somebody, or once did. */
        NAME_LOOKS_LIKE_ANOTHER,
        /** The name is kept back. */
        NAME_RESERVED,
        /** Guests have written or read messages under this name. */
        NAME_USED_BY_GUESTS,
        /** No such account, or another password, or disabled: nobody is told which. */
        WRONG_CREDENTIALS,
        /** There is no such account or session. */
        NOT_FOUND,
        /** Tried too often. */
        THROTTLED,
        /** Too much is asked of the server at present. */
        BUSY
    }

    /**
     * A refusal that says nothing about when to try again.
     *
     * @param reason the kind of reason
     * @param detail for the person who asked
     */
    public AccountRefusal(Reason reason, String detail) {
        this(reason, detail, Optional.empty());
    }
}
