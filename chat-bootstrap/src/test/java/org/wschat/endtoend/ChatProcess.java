package org.wschat.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The runnable jar as a process of its own. Closing kills the process if it still runs, so that no test leaves one.
 *
 * <p>The jar is named by the system property {@code chat.jar}. The environment is that of the test without any variable
 * that begins with {@code CHAT_}.
 */
final class ChatProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern READY = Pattern.compile(" ready in (\\d+) ms$");
    private static final Pattern ADDRESS = Pattern.compile(" ping at http://(\\S+):(\\d+)/ping$");

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final List<Thread> readers;

    private ChatProcess(Process process) {
        this.process = process;
        this.readers =
                List.of(read(process.getInputStream(), this::takeOutput), read(process.getErrorStream(), errors::add));
    }

    /**
     * Prepares a process.
     *
     * @param directory its working directory, where its data is kept
     * @return what has yet to be started; listens on a port that the system chooses
     */
    static Launch in(Path directory) {
        return new Launch(directory);
    }

    /** What a process is started with. */
    static final class Launch {

        private final Path directory;
        private final List<String> jvm = new ArrayList<>();
        private final List<String> arguments = new ArrayList<>();
        private final Map<String, String> environment = new LinkedHashMap<>();

        private Launch(Path directory) {
            this.directory = directory;
            environment.put("CHAT_SERVER_PORT", "0");
        }

        /** Adds arguments of the JVM, such as {@code -Xmx128m}. */
        Launch jvm(String... added) {
            jvm.addAll(List.of(added));
            return this;
        }

        /** Adds arguments of the command line. */
        Launch arguments(String... added) {
            arguments.addAll(List.of(added));
            return this;
        }

        /** Sets a variable of the environment. */
        Launch variable(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Starts the process and does not wait for anything. */
        ChatProcess start() {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvm);
            command.addAll(List.of("-jar", jar()));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("CHAT_"));
            builder.environment().putAll(environment);
            try {
                return new ChatProcess(builder.start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /**
         * Starts the process and waits until it is ready.
         *
         * @throws AssertionError if it ends first, or is not ready in time
         */
        ChatProcess startReady() {
            ChatProcess started = start();
            try {
                started.awaitReady();
                return started;
            } catch (AssertionError e) {
                started.close();
                throw e;
            }
        }

        private static String jar() {
            String jar = System.getProperty("chat.jar");
            if (jar == null) {
                throw new IllegalStateException("system property chat.jar: null (expected: path of the runnable jar)");
            }
            return Path.of(jar).toAbsolutePath().toString();
        }
    }

    /** Waits for the line that says ready. */
    private void awaitReady() {
        if (!await(ready) || lineOf(READY) == null) {
            throw new AssertionError("not ready; " + this);
        }
    }

    /** {@return how long the start took, by the process's own account} */
    Duration startTime() {
        return Duration.ofMillis(Long.parseLong(found(READY).group(1)));
    }

    /** {@return the TCP port it listens on} */
    int port() {
        return Integer.parseInt(found(ADDRESS).group(2));
    }

    /** {@return where it answers HTTP, for example {@code /ping}} */
    URI http(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port() + pathAndQuery);
    }

    /** {@return where it takes the sockets of one person to another} */
    URI socket(String sender, String receiver) {
        return URI.create("ws://127.0.0.1:" + port() + "/ws?send_id=" + sender + "&receive_id=" + receiver);
    }

    /** {@return the id of the process} */
    long pid() {
        return process.pid();
    }

    /** Asks the process to end (SIGTERM), and does not wait. */
    void terminate() {
        process.toHandle().destroy(); // Process.destroy() would close the streams too
    }

    /** Ends the process with SIGKILL, and waits until it is gone. */
    void kill() {
        process.toHandle().destroyForcibly();
        awaitExit();
    }

    /**
     * Waits until the process has ended by itself and all it wrote has been read.
     *
     * @return its exit status
     */
    int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running; " + this);
            }
            for (Thread reader : readers) {
                reader.join(PATIENCE.toMillis());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted; " + this, e);
        }
    }

    /** {@return whether the process still runs} */
    boolean isRunning() {
        return process.isAlive();
    }

    /** {@return the lines it has written to standard output so far} */
    List<String> output() {
        return List.copyOf(output);
    }

    /** {@return the lines it has written to standard error so far} */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** Kills the process if it still runs. */
    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        awaitExit();
    }

    @Override
    public String toString() {
        return "output:\n" + String.join("\n", output) + "\nerrors:\n" + String.join("\n", errors);
    }

    private Thread read(InputStream stream, Consumer<String> lines) {
        Thread reader = new Thread(() -> {
            try (var text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                text.lines().forEach(lines);
            } catch (IOException | UncheckedIOException e) {
                errors.add("(reading ended: " + e.getMessage() + ")");
            } finally {
                ready.countDown(); // who waits would otherwise wait for a process that has ended
            }
        });
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    private void takeOutput(String line) {
        output.add(line);
        if (READY.matcher(line).find()) {
            ready.countDown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Matcher found(Pattern pattern) {
        Matcher line = lineOf(pattern);
        if (line == null) {
            throw new AssertionError("no line like \"" + pattern + "\"; " + this);
        }
        return line;
    }

    private @Nullable Matcher lineOf(Pattern pattern) {
        for (String line : output) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher;
            }
        }
        return null;
    }
}
