package org.wschat.bootstrap.config;

/** The words that {@code storage} takes. */
enum StorageKind {
    EMBEDDED,
    MYSQL
}
