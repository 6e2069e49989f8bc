/**
 * What is measured: the server as it is shipped, and what it is compared with, each in a process of its own ({@link
 * org.wschat.benchmark.subject.Subject}).
 */
@NullMarked
package org.wschat.benchmark.subject;

import org.jspecify.annotations.NullMarked;
