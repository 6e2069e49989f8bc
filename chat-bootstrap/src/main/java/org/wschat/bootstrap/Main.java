package org.wschat.bootstrap;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.wschat.bootstrap.log.LogSetup;

/** Where the program begins. */
public final class Main {

    private Main() {}

    /**
     * Carries out a command and ends the process with 0, or with 1 if it failed, or 2 if it was not understood.
     *
     * @param args the command line; {@code --help} tells what it may be
     */
    public static void main(String[] args) {
        LogSetup.gather();
        int status = ChatCommand.line(Path.of(""), System.getenv(), new Serve())
                .setOut(writer(FileDescriptor.out))
                .setErr(writer(FileDescriptor.err))
                .execute(args);
        System.exit(status);
    }

    private static PrintWriter writer(FileDescriptor target) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(target), StandardCharsets.UTF_8), true);
    }
}
