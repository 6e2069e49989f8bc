/**
 * The configuration: every key in one place ({@code ConfigKeys}), read from the file, the environment and the flags into
 * one immutable {@link org.wschat.bootstrap.config.ChatConfig}.
 *
 * <p>Nothing is opened or started here, and no adapter is known here. {@code docs/configuration.md} is compared with the
 * keys by a test.
 */
@NullMarked
package org.wschat.bootstrap.config;

import org.jspecify.annotations.NullMarked;
