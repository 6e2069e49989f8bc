package org.wschat.adapter.sql.schema;

/**
 * One version of the tables.
 *
 * @param version its number
 * @param description what it brings
 * @param state what has become of it in the database
 */
public record SchemaStep(String version, String description, State state) {

    /** What has become of a version in a database. */
    public enum State {
        /** It is there. */
        DONE,
        /** It has yet to be carried out. */
        PENDING,
        /** It ended halfway; part of it may be there. */
        FAILED,
        /** It is there, made by a newer program. */
        UNKNOWN,
        /** It is there, but what this program has by that number is something else. */
        CHANGED
    }

    /** {@return number and description, for people} */
    String name() {
        return version + " (" + description + ")";
    }
}
