/**
 * The queries of the store: each runs in one read transaction on a small pool of its own, so that a slow page never
 * delays a commit.
 *
 * <p>{@link org.wschat.adapter.sql.read.StoreReader} is the door.
 */
@NullMarked
package org.wschat.adapter.sql.read;

import org.jspecify.annotations.NullMarked;
