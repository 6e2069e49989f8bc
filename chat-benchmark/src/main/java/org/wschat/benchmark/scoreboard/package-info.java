/** What was measured, and what it is worth: ratios of pairs, targets, and how they are shown. */
@NullMarked
package org.wschat.benchmark.scoreboard;

import org.jspecify.annotations.NullMarked;
