package org.wschat.adapter.mysql;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows as an original server might have written them, from a seed: gaps in the ids, a few people, some deleted. */
final class RandomOriginal {

    private static final String[] TEXTS = {
        "", "hello", "消息发送成功", "\uD83D\uDC69\u200D\uD83D\uDE80", "a\u0000b", "'\\\" %_"
    };

    private static final double TURNS = 0.2;

    private final Random random;
    private final int people;
    private long id;
    private LocalDateTime time = LocalDateTime.parse("2024-01-01T00:00:00.001");
    private boolean reading;

    RandomOriginal(long seed, int people) {
        this.random = new Random(seed);
        this.people = people;
    }

    List<OriginalEntry> next(int rows) {
        List<OriginalEntry> entries = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            entries.add(next());
        }
        return entries;
    }

    private OriginalEntry next() {
        id += random.nextInt(10) == 0 ? 1 + random.nextInt(5) : 1;
        time = time.plusNanos(random.nextInt(60_000) * 1_000_000L);
        if (random.nextDouble() < TURNS) {
            reading = random.nextBoolean();
        }
        LocalDateTime updatedAt = reading ? time.plusSeconds(random.nextInt(3)) : time;
        return new OriginalEntry(id, time, updatedAt, random.nextInt(20) == 0, person(), person(), text(), reading);
    }

    private String person() {
        return "user " + random.nextInt(people);
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)] + " " + id;
    }
}
