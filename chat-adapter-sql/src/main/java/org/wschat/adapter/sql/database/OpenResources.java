package org.wschat.adapter.sql.database;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a store has opened so far, closed in the opposite order. Used by one thread. */
public final class OpenResources implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenResources.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Nothing opened yet. */
    public OpenResources() {}

    /**
     * Remembers something to close.
     *
     * @param resource what was opened
     * @param <T> its type
     * @return the same
     */
    public <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    /** Closes everything, even if closing some of it fails. Closing again does nothing. */
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.warn("could not close part of the store", e);
            }
        }
    }
}
