/**
 * The status codes of the original protocol, which every answer on {@code /ws} carries.
 *
 * <p>Values about people live in {@link org.wschat.domain.conversation}, values and rules about what they say in
 * {@link org.wschat.domain.message}. Nothing here may know of sockets, SQL, JSON, logging or the time of day.
 */
@NullMarked
package org.wschat.domain;

import org.jspecify.annotations.NullMarked;
