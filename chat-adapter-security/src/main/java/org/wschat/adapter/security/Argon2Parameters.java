package org.wschat.adapter.security;

/**
 * What an Argon2id hash costs.
 *
 * @param memory in KiB, at most {@value #MAX_MEMORY}
 * @param passes how often the memory is gone through, at most {@value #MAX_PASSES}
 * @param lanes how many threads one hash uses, at most {@value #MAX_LANES}
 * @param outputBytes how long it is, {@value #MIN_OUTPUT} to {@value #MAX_OUTPUT} bytes
 */
record Argon2Parameters(int memory, int passes, int lanes, int outputBytes) {

    /** What OWASP's Password Storage Cheat Sheet asks for at least: what a small server can afford. */
    static final Argon2Parameters OURS = new Argon2Parameters(19 << 10, 2, 1, 32);

    private static final int MIN_MEMORY_A_LANE = 8;
    private static final int MAX_MEMORY = 64 << 10;
    private static final int MAX_PASSES = 10;
    private static final int MAX_LANES = 4;
    private static final int MIN_OUTPUT = 16;
    private static final int MAX_OUTPUT = 64;

    Argon2Parameters {
        check("p", lanes, 1, MAX_LANES);
        check("m", memory, MIN_MEMORY_A_LANE * lanes, MAX_MEMORY);
        check("t", passes, 1, MAX_PASSES);
        check("output", outputBytes, MIN_OUTPUT, MAX_OUTPUT);
    }

    private static void check(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "password hash: " + name + "=" + value + " (expected: " + min + " to " + max + ")");
        }
    }
}
