package org.wschat.bootstrap.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A folder of this machine, which need not exist; relative to the working directory. */
record FolderPath() implements ValueKind<Path> {

    @Override
    public String expected() {
        return "the path of a folder";
    }

    @Override
    public Optional<Path> ofText(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
