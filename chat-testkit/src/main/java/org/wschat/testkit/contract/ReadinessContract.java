package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.Stages.awaitAll;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That an open store is ready, and that asking for it keeps nothing. */
interface ReadinessContract extends StoreChapter {

    @Test
    default void an_open_store_is_ready_however_often_it_is_asked() {
        assertThat(awaitAll(
                        Stream.generate(() -> tried().checkReady()).limit(100).toList()))
                .hasSize(100)
                .containsOnlyNulls();
    }
}
