package org.wschat.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A directory for the files of a run, which is cleared up when the run ends, and when it is interrupted: then the processes that
 * were started are ended first.
 */
final class Workplace implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path directory;
    private final Thread interrupted = new Thread(this::leave, "interrupted");

    private Workplace(Path directory) {
        this.directory = directory;
    }

    static Workplace create() throws IOException {
        Workplace workplace = new Workplace(Files.createTempDirectory("chat-benchmark"));
        Runtime.getRuntime().addShutdownHook(workplace.interrupted);
        return workplace;
    }

    Path directory() {
        return directory;
    }

    private void leave() {
        List<ProcessHandle> started = ProcessHandle.current().descendants().toList();
        started.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] ends =
                started.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            started.forEach(ProcessHandle::destroyForcibly);
        }
        clear();
    }

    private void clear() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("not all of " + directory + " could be removed: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException e) {
            return; // interrupted: that thread is at it
        }
        clear();
    }
}
