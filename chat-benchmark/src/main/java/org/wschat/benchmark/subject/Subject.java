package org.wschat.benchmark.subject;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wschat.benchmark.load.ServerCost;

/**
 * A server that is measured, as a process of its own, so that what it uses is told apart from what the load uses. It runs a
 * class of this jar under {@link Observed}, and tells where it listens by a URL in what it prints.
 */
public final class Subject implements AutoCloseable {

    private static final Pattern URL = Pattern.compile("(?:ws|mysql)://[^:/ ]+:(\\d+)/");
    private static final int LINES_KEPT = 20;
    private static final long START_SECONDS = 180;
    private static final long STOP_SECONDS = 15;

    private final Process process;
    private final Writer questions;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Deque<CompletableFuture<Long>> asked = new ArrayDeque<>();

    private Subject(Process process) {
        this.process = process;
        this.questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII);
        Thread reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a server and waits until it listens.
     *
     * @param jvm options of its virtual machine
     * @param variables of its environment
     * @param directory it works in
     * @param main its class
     * @param arguments what its main method is given
     * @return the server
     * @throws IllegalStateException if it does not start
     */
    public static Subject start(
            List<String> jvm, Map<String, String> variables, Path directory, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", classPath(), Observed.class.getName(), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        try {
            Subject subject = new Subject(builder.start());
            subject.port();
            return subject;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** {@return the port it listens on} */
    public int port() {
        try {
            return port.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notStarted();
        } catch (ExecutionException | TimeoutException e) {
            throw notStarted();
        }
    }

    private IllegalStateException notStarted() {
        close();
        return new IllegalStateException("a server did not start: " + String.join(" | ", lines()));
    }

    /** {@return the id of its process} */
    public long pid() {
        return process.pid();
    }

    /** {@return what it has used since it was started} */
    public ServerCost cost() {
        return new ServerCost(
                process.toHandle().info().totalCpuDuration().orElseThrow().toNanos(), calls(), ask(Observed.ALLOCATED));
    }

    private long calls() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "io"))) {
            return lines.filter(line -> line.startsWith("syscr:") || line.startsWith("syscw:"))
                    .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the bytes that its objects take, after a full collection, for which everything in it stops} */
    public long liveHeap() {
        return ask(Observed.LIVE_HEAP);
    }

    private long ask(String question) {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        try {
            synchronized (asked) {
                asked.add(answer);
                questions.write(question + "\n");
                questions.flush();
            }
            return answer.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a server does not answer: " + String.join(" | ", lines()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            // it was killed while it printed
        }
        port.completeExceptionally(new IOException("it has ended"));
        synchronized (asked) {
            asked.forEach(answer -> answer.completeExceptionally(new IOException("it has ended")));
        }
    }

    private void take(String line) {
        if (line.startsWith(Observed.ANSWER)) {
            synchronized (asked) {
                asked.remove().complete(Long.parseLong(line.substring(Observed.ANSWER.length())));
            }
            return;
        }
        synchronized (lastLines) {
            lastLines.add(line);
            if (lastLines.size() > LINES_KEPT) {
                lastLines.remove();
            }
        }
        Matcher url = URL.matcher(line);
        if (url.find()) {
            port.complete(Integer.parseInt(url.group(1)));
        }
    }

    private List<String> lines() {
        synchronized (lastLines) {
            return List.copyOf(lastLines);
        }
    }

    @Override
    public void close() {
        process.destroy(); // and all who wait for answers are told when its output ends
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
