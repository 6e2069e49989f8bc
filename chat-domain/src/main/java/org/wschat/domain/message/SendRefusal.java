package org.wschat.domain.message;

/** Why a message is not taken, whatever else is right about it. */
public enum SendRefusal {
    /** The recipient has never answered, and the sender has used up what they may write until then. */
    FIRST_CONTACT_LIMIT,
    /** The recipient has blocked the sender. */
    BLOCKED,
    /** The sender has given the same {@link ClientId} to another message: other words, or to somebody else. */
    CLIENT_ID_TAKEN
}
