/**
 * The store in one SQLite file, which needs no server: the one public door of this adapter, and its settings.
 *
 * <p>What happens to messages is in {@code adapter.sql}; here is how the file is opened, locked and made durable, and its
 * schema.
 */
@NullMarked
package org.wschat.adapter.sqlite;

import org.jspecify.annotations.NullMarked;
