package org.wschat.benchmark.scoreboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The machine, as far as it matters, and how busy others keep it. */
public final class Machine {

    /** How much of the processors others may take in a clean run. */
    public static final double MOST_STOLEN = 0.05;

    private static final int STEAL = 8;
    private static final int IDLE = 4;
    private static final long SAMPLE_MILLIS = 2_000;

    private Machine() {}

    /** {@return what it is, in a line} */
    public static String describe() {
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores, " + memoryGigabytes()
                + " GB, Linux " + System.getProperty("os.version") + ", Java " + System.getProperty("java.version");
    }

    private static String processor() {
        return lines("/proc/cpuinfo").stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
    }

    private static long memoryGigabytes() {
        String total = lines("/proc/meminfo").get(0).replaceAll("\\D", "");
        return Math.round(Long.parseLong(total) / 1024.0 / 1024.0);
    }

    /**
     * Looks at the machine while nothing of ours runs.
     *
     * @return how much of its processors others use, or take away from it, from 0 to 1
     */
    public static double busyByOthers() {
        long[] before = times();
        try {
            Thread.sleep(SAMPLE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long[] after = times();
        long all = sum(after) - sum(before);
        return all == 0 ? 0 : 1 - (double) (after[IDLE - 1] - before[IDLE - 1]) / all;
    }

    /** {@return how many hundredths of a second the host has taken from this machine since it was started} */
    public static long stolen() {
        return times()[STEAL - 1];
    }

    private static long[] times() {
        return Arrays.stream(lines("/proc/stat").get(0).split(" +"))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static long sum(long[] times) {
        return Arrays.stream(times, 0, STEAL).sum();
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
