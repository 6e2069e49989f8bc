/** The benchmark: {@link org.wschat.benchmark.Main} runs rows and prints the scoreboard. */
@NullMarked
package org.wschat.benchmark;

import org.jspecify.annotations.NullMarked;
