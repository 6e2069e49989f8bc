/**
 * What tests of the chat are made of: the ports out kept in memory, people and named situations, and waiting for stages.
 *
 * <p>The suites that every implementation of a port must pass are in {@link org.wschat.testkit.contract}. Nothing here is
 * for production: the in-memory store forgets everything at the end, and is slow on purpose, so that it is obviously right.
 */
@NullMarked
package org.wschat.testkit;

import org.jspecify.annotations.NullMarked;
