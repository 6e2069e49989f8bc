package org.wschat.adapter.sql.database;

import org.jspecify.annotations.Nullable;
import org.wschat.application.port.outbound.MessageStoreException;

/** Puts why a database cannot be used into one line. */
public final class OpenFailure {

    private OpenFailure() {}

    /**
     * The exception to throw.
     *
     * @param what the store, and where it is
     * @param failure why it cannot be opened
     * @return an exception whose message is one line for a person
     */
    public static MessageStoreException of(String what, Throwable failure) {
        return new MessageStoreException(what + " cannot be opened: " + why(failure), failure);
    }

    /**
     * The reason, without those that a driver or a pool wraps around it.
     *
     * @param failure what was thrown
     * @return one line for a person
     */
    public static String why(Throwable failure) {
        Throwable root = failure;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                root = cause;
            }
        }
        String why = root.getMessage() == null
                ? ""
                : root.getMessage().replaceAll("\\p{Cntrl}+", " ").trim();
        if (!why.contains(" ")) {
            why = root.getClass().getSimpleName() + " " + why; // of a file, for example, the message is the name only
        }
        return why.trim();
    }
}
