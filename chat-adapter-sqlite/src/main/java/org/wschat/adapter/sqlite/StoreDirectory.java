package org.wschat.adapter.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directory of a store, held by one server at a time. What it makes is for its owner only, where the file system knows
 * owners.
 */
final class StoreDirectory implements AutoCloseable {

    /**
     * The directories held by this process. The lock of a file does not keep out its own process, and on some systems would
     * even be lost when the process closes the file a second time.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel lockFile;

    private StoreDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    /**
     * Takes the directory, and makes it if it is missing.
     *
     * @throws DirectoryInUseException if a server holds it, this process included
     */
    static StoreDirectory take(Path wanted) throws IOException {
        boolean owners = wanted.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (Files.exists(wanted) && !Files.isDirectory(wanted)) {
            throw new NotDirectoryException("it is a file, not a folder");
        }
        Files.createDirectories(wanted, permissions(owners, "rwx------"));
        Path directory = wanted.toRealPath();
        if (!HELD.add(directory)) {
            throw new DirectoryInUseException();
        }
        try {
            createFile(directory.resolve("chat.db"), owners);
            return new StoreDirectory(directory, lock(directory.resolve("chat.lock"), owners));
        } catch (IOException | RuntimeException e) {
            HELD.remove(directory);
            throw e;
        }
    }

    private static FileChannel lock(Path file, boolean owners) throws IOException {
        createFile(file, owners);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new DirectoryInUseException();
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void createFile(Path file, boolean owners) throws IOException {
        try {
            Files.createFile(file, permissions(owners, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            // It keeps the rights it has: somebody may have set them on purpose.
        }
    }

    private static FileAttribute<?>[] permissions(boolean owners, String rights) {
        return owners
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    Path database() {
        return directory.resolve("chat.db");
    }

    Path nativeLibrary() {
        return directory.resolve("native");
    }

    @Override
    public void close() throws IOException {
        try (lockFile) {
            HELD.remove(directory);
        }
    }
}
