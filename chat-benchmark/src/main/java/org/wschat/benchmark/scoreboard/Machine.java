package org.wschat.benchmark.scoreboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The machine, as far as it matters, and how busy others keep it. */
public final class Machine {

    private static final double BUSY = 0.05;
    private static final int LOOKS = 3;
    private static final long HUNDREDTHS = 100;

    private static final int STEAL = 8;
    private static final int IDLE = 4;
    private static final int WAITING = 5;
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
     * Looks at the machine while nothing of ours runs; a second and a third time if it is busy, in case something of ours
     * was just ending.
     *
     * @return how much of its processors others use, or take away from it, from 0 to 1
     */
    public static double busyByOthers() {
        double least = 1;
        for (int look = 0; look < LOOKS && least > BUSY; look++) {
            least = Math.min(least, busy());
        }
        return least;
    }

    private static double busy() {
        long[] before = times();
        try {
            Thread.sleep(SAMPLE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long[] after = times();
        long all = sum(after) - sum(before);
        long idle = after[IDLE - 1] - before[IDLE - 1] + after[WAITING - 1] - before[WAITING - 1];
        return all == 0 ? 0 : 1 - (double) idle / all;
    }

    /** {@return how many seconds of its processors the host has taken from this machine since it was started} */
    public static double stolenSeconds() {
        return (double) times()[STEAL - 1] / HUNDREDTHS;
    }

    /** {@return how many threads wanted to run during the last minute, on average} */
    public static double load() {
        return Double.parseDouble(lines("/proc/loadavg").get(0).split(" ", 2)[0]);
    }

    /** {@return how many files this process may have open, and those it starts} */
    public static long openFiles() {
        String limit = lines("/proc/self/limits").stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split(" {2,}", 3)[1])
                .findFirst()
                .orElse("unlimited");
        return limit.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(limit);
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
