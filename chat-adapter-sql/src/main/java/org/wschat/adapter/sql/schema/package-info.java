/**
 * The tables and their versions: {@link org.wschat.adapter.sql.schema.Schema} is the door, Flyway does the work.
 *
 * <p>The migrations themselves belong to the adapter of each database. Each can be run again from its start without harm,
 * because MySQL commits every change of a table at once.
 */
@NullMarked
package org.wschat.adapter.sql.schema;

import org.jspecify.annotations.NullMarked;
