package org.wschat.bootstrap.config;

/**
 * Text that is never shown: neither in the log nor in an error.
 *
 * @param value the text
 */
public record Secret(String value) {

    /** {@return something that is not the text} */
    @Override
    public String toString() {
        return "(hidden)";
    }
}
