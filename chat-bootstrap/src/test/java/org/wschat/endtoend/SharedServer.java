package org.wschat.endtoend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One server for all tests of a class, on a storage of its own. It believes a proxy on this machine, so that each test comes
 * from an address of its own, whose attempts nobody else has used.
 */
final class SharedServer implements AutoCloseable {

    private final TestStorage storage;
    private final UnaryOperator<ChatProcess.Launch> settings;
    private final List<ChatProcess> processes = new ArrayList<>();
    private int addresses;

    private SharedServer(TestStorage storage, UnaryOperator<ChatProcess.Launch> settings) {
        this.storage = storage;
        this.settings = settings;
    }

    /** Starts a server, and waits until it is ready. */
    static SharedServer start(Engine engine) throws IOException {
        return start(engine, launch -> launch);
    }

    /** Starts a server with settings of its own, and waits until it is ready. */
    static SharedServer start(Engine engine, UnaryOperator<ChatProcess.Launch> settings) throws IOException {
        TestStorage storage = new TestStorage(engine);
        storage.make();
        SharedServer server = new SharedServer(storage, settings);
        server.startAgain();
        return server;
    }

    /** Starts it after it was stopped or killed. */
    void startAgain() {
        processes.add(settings.apply(storage.server())
                .variable("CHAT_TRUSTED_PROXIES", "127.0.0.1")
                .startReady());
    }

    /** Stops it in order, and waits until it has ended. */
    void stop() {
        process().terminate();
        process().awaitExit();
    }

    /**
     * Runs a command of the jar on its storage, with a password for those that ask for one.
     *
     * @return what it printed
     * @throws AssertionError if it fails
     */
    List<String> command(String password, String... arguments) {
        try (ChatProcess command = storage.server()
                .variable("CHAT_USER_PASSWORD", password)
                .arguments(arguments)
                .start()) {
            if (command.awaitExit() != 0) {
                throw new AssertionError(String.join(" ", arguments) + ": " + command);
            }
            return command.output();
        }
    }

    /** {@return the port of the server} */
    int port() {
        return process().port();
    }

    /** {@return the server} */
    ChatProcess process() {
        return processes.get(processes.size() - 1);
    }

    /** {@return all it has printed, before it was started again, too} */
    List<String> printed() {
        List<String> lines = new ArrayList<>();
        processes.forEach(process -> {
            lines.addAll(process.output());
            lines.addAll(process.errors());
        });
        return lines;
    }

    /** {@return where it keeps its data} */
    TestStorage storage() {
        return storage;
    }

    /** {@return a client at an address that no other has} */
    AccountClient newClient() {
        return clientAt(newAddress());
    }

    /** {@return a client at that address} */
    AccountClient clientAt(String address) {
        return new AccountClient(port(), address);
    }

    /** {@return an address that no client has} */
    String newAddress() {
        int number = ++addresses;
        return "10." + (number >> 16 & 0xFF) + "." + (number >> 8 & 0xFF) + "." + (number & 0xFF);
    }

    @Override
    public void close() throws IOException {
        process().close();
        storage.remove();
    }
}
