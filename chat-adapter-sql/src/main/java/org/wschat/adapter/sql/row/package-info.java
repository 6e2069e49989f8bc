/**
 * What the SQL statements carry: one record or class per kind of row, and their translation to the values of the domain.
 *
 * <p>No decisions here; which rows to write is decided in {@code write}.
 */
@NullMarked
package org.wschat.adapter.sql.row;

import org.jspecify.annotations.NullMarked;
