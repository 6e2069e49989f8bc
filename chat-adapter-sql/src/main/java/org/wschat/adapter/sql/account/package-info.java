/**
 * How accounts and sessions are read and written, beside the group-commit writer and without getting into its way: {@link
 * org.wschat.adapter.sql.account.AccountWork} is the door.
 *
 * <p>Each call is one transaction, or, where much is to be erased, many short ones; look-ups share theirs. What is read and written is decided by
 * those who hand the work in; the statements are in {@link org.wschat.adapter.sql.mapper}.
 */
@NullMarked
package org.wschat.adapter.sql.account;

import org.jspecify.annotations.NullMarked;
