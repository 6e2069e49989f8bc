/**
 * The audit: works out from the messages what the conversations and gaps should hold, tells each difference, and mends
 * those that can be mended without guessing. {@link org.wschat.adapter.sql.audit.StoreAudit} is the door.
 *
 * <p>One conversation is looked at in one transaction, in pages, so that memory is bounded and a server may be at work
 * meanwhile. What is right is said in {@code unread} and in the migrations; here it is checked, never defined.
 */
@NullMarked
package org.wschat.adapter.sql.audit;

import org.jspecify.annotations.NullMarked;
