package org.wschat.bootstrap.config;

/** The configuration cannot be used. The message is one line: where, what, and what was expected. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConfigException(String place, String found, String expected) {
        super(place + ": " + found + " (expected: " + expected + ")");
    }
}
