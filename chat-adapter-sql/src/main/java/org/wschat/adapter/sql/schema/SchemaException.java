package org.wschat.adapter.sql.schema;

/** The tables are not as the store needs them. The message is one line for a person and says what to do. */
public final class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaException(String message) {
        super(message);
    }

    SchemaException(String message, Throwable failure) {
        super(message);
        addSuppressed(failure); // as a cause it would be taken for the reason that a person needs
    }
}
