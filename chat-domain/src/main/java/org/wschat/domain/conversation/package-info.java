/**
 * Who talks to whom: the names of people, and the unordered pair of them that a conversation is.
 *
 * <p>What they say is in {@link org.wschat.domain.message}.
 */
@NullMarked
package org.wschat.domain.conversation;

import org.jspecify.annotations.NullMarked;
