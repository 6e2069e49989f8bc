/** The rows of the scoreboard ({@link org.wschat.benchmark.row.Rows}), and what they are measured with. */
@NullMarked
package org.wschat.benchmark.row;

import org.jspecify.annotations.NullMarked;
