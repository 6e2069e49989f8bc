/**
 * How the database is talked to, whichever it is: connections and transactions, the schema, what differs between the
 * dialects, and what a failure means.
 *
 * <p>No statement of the store is here: see {@link org.wschat.adapter.sql.mapper}.
 */
@NullMarked
package org.wschat.adapter.sql.database;

import org.jspecify.annotations.NullMarked;
