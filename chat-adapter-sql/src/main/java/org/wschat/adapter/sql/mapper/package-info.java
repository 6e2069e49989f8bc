/**
 * Every SQL statement of the store, as MyBatis mappers; where the dialects differ, a statement has one variant for each
 * {@code databaseId}.
 *
 * <p>Values go in as {@code #{}} parameters only. Each statement reads by an index, which tests check with
 * {@code EXPLAIN}.
 */
@NullMarked
package org.wschat.adapter.sql.mapper;

import org.jspecify.annotations.NullMarked;
