/**
 * The group-commit writer: what waits is written in one transaction, and acknowledged once that is committed.
 *
 * <p>{@link org.wschat.adapter.sql.write.GroupCommitWriter} is the door; behind it stand the shards with their queue and
 * thread ({@code WriterShard}), the transaction of one batch ({@code BatchTransaction}), and what is done when it fails
 * ({@code BatchCommitter}, {@code CommitWitness}).
 */
@NullMarked
package org.wschat.adapter.sql.write;

import org.jspecify.annotations.NullMarked;
