package org.wschat.benchmark.subject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Runs another main class, and answers questions about its virtual machine that come on standard input. */
public final class Observed {

    static final String ALLOCATED = "allocated";
    static final String LIVE_HEAP = "live-heap";
    static final String ANSWER = "observed: ";

    private Observed() {}

    /**
     * Runs it.
     *
     * @param arguments the name of the main class, then what it is given
     * @throws ReflectiveOperationException if there is no such class, or its main method fails
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread answers = new Thread(Observed::answer, "observed");
        answers.setDaemon(true);
        answers.start();
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void answer() {
        try (BufferedReader questions =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (String question = questions.readLine(); question != null; question = questions.readLine()) {
                long answer = switch (question) {
                    case ALLOCATED -> allocated();
                    case LIVE_HEAP -> liveHeap();
                    default -> -1;
                };
                System.out.println(ANSWER + answer);
            }
        } catch (IOException e) {
            // nobody asks any more
        }
        System.exit(0); // whoever started us is gone, or ends us
    }

    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
