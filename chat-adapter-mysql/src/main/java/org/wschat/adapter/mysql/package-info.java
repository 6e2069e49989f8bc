/**
 * The store on MySQL or MariaDB: the one public door of this adapter, and its settings.
 *
 * <p>What happens to messages is in {@code adapter.sql}; here is how the server is connected to, and its schema.
 */
@NullMarked
package org.wschat.adapter.mysql;

import org.jspecify.annotations.NullMarked;
