/** The database server of a run: one out of a jar, or one that is given. */
@NullMarked
package org.wschat.benchmark.database;

import org.jspecify.annotations.NullMarked;
