/**
 * The store in SQL, as far as SQLite, MySQL and MariaDB share it; {@link org.wschat.adapter.sql.SqlStore} is the door.
 *
 * <p>{@code write} is the group-commit writer, {@code read} the queries, {@code mapper} the SQL statements, {@code row}
 * what they carry, {@code unread} the arithmetic of what is unread, {@code database} connections, transactions and dialects.
 * How to connect, and the schema, belong to the adapter of each database.
 */
@NullMarked
package org.wschat.adapter.sql;

import org.jspecify.annotations.NullMarked;
