/**
 * From where a client that was away goes on: points in all that is stored, below which nothing can appear any more.
 *
 * <p>What lies behind a point is read in {@link org.wschat.adapter.sql.read}.
 */
@NullMarked
package org.wschat.adapter.sql.sync;

import org.jspecify.annotations.NullMarked;
