package org.wschat.domain.message;

/** Why a message is not changed. */
public enum ChangeRefusal {
    /** The conversation has no such message. */
    NOT_FOUND,
    /** Somebody else has sent it. */
    NOT_YOURS,
    /** It was recalled, and so has no text any more. */
    RECALLED,
    /** It was sent too long ago. */
    TOO_LATE,
    /** It is to be edited, and its recipient has blocked the sender since: who is blocked says nothing more. */
    BLOCKED
}
