/**
 * The arithmetic of what is unread: pure values, no SQL.
 *
 * <p>How they are kept is in {@code row} and {@code mapper}.
 */
@NullMarked
package org.wschat.adapter.sql.unread;

import org.jspecify.annotations.NullMarked;
