/**
 * One line an event: how text that came from outside, and exceptions, are put into a line of the log or of an error.
 *
 * <p>The layout that uses it is {@code logback.xml}. What is worth a line is decided where it happens, not here.
 */
@NullMarked
package org.wschat.bootstrap.log;

import org.jspecify.annotations.NullMarked;
