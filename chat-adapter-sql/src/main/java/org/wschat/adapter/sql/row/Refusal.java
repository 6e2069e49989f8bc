package org.wschat.adapter.sql.row;

/** Why a message of another server's table cannot be imported. The names are kept in a table. */
public enum Refusal {
    /** One of its two people has no name. */
    EMPTY_USER("a send_id or receive_id is empty"),
    /** One of their names is too long. */
    LONG_USER("a send_id or receive_id is longer than 64 characters"),
    /** One of their names contains what separates two names in the protocol. */
    ARROW_IN_USER("a send_id or receive_id contains \"->\""),
    /** One of their names contains a character that no name may have. */
    CHARACTER_IN_USER("a send_id or receive_id contains a control character"),
    /** The text is too long. */
    LONG_TEXT("the content is longer than 1048576 bytes of UTF-8"),
    /** The text is no text. */
    MALFORMED_TEXT("the content is not well-formed Unicode"),
    /** Nobody knows when it was sent. */
    NO_TIME("created_at is null or no time");

    private final String explanation;

    Refusal(String explanation) {
        this.explanation = explanation;
    }

    /** {@return what is wrong, for people} */
    public String explanation() {
        return explanation;
    }
}
