/**
 * What keeps accounts safe: password hashes, tokens, names that look alike, limits on attempts, a cache of sessions.
 *
 * <p>Each public type implements one outbound port of the application, and knows nothing of the others, of stores or of
 * sockets. Which passwords and names are allowed at all is decided in {@code org.wschat.domain.user}. Nothing here logs:
 * what goes through is secret.
 */
@NullMarked
package org.wschat.adapter.security;

import org.jspecify.annotations.NullMarked;
