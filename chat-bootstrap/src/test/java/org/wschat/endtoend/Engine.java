package org.wschat.endtoend;

import java.util.stream.Stream;

/** What a server under test may keep its messages in. */
interface Engine {

    /** Makes a server use this engine, in a database of that name, which need not exist. */
    void use(ChatProcess.Launch server, String database);

    /** Removes a database, if it exists. */
    void drop(String database);

    /** {@return the embedded store, the MariaDB out of the jar, and the server that the environment names, if it does} */
    static Stream<Engine> each() {
        return Stream.concat(Stream.of(new EmbeddedEngine()), servers());
    }

    /**
     * {@return the embedded store and one server, that of the environment before the MariaDB out of the jar: for what is long
     * and does not depend on the kind of server, whose stores pass the same suites}
     */
    static Stream<Engine> eachKind() {
        Engine server = DatabaseServer.named(System.getenv())
                .<Engine>map(named -> named)
                .orElseGet(MariaDb::running);
        return Stream.of(new EmbeddedEngine(), server);
    }

    /** {@return those that several servers may share} */
    static Stream<DatabaseServer> servers() {
        return Stream.concat(Stream.of(MariaDb.running()), DatabaseServer.named(System.getenv()).stream());
    }
}
