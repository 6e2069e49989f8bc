/**
 * What was said, and what of it is unread: messages, their text, unread counts, and the rule on first contact.
 *
 * <p>How messages are kept and delivered is not decided here: see the ports of the application.
 */
@NullMarked
package org.wschat.domain.message;

import org.jspecify.annotations.NullMarked;
