package org.wschat.adapter.sqlite;

import java.io.IOException;

/** Another server holds the directory. */
final class DirectoryInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    DirectoryInUseException() {
        super("another server is using it (chat.lock is held)");
    }
}
