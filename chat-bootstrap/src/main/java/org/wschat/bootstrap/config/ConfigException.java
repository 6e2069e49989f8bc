package org.wschat.bootstrap.config;

/** The configuration cannot be used. The message is one line: where, what, and what was expected. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells what is wrong.
     *
     * @param place the key, variable or flag
     * @param found what it holds
     * @param expected what it may hold
     */
    public ConfigException(String place, String found, String expected) {
        super(place + ": " + found + " (expected: " + expected + ")");
    }
}
