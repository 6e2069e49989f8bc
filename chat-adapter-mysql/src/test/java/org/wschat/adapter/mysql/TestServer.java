package org.wschat.adapter.mysql;

import java.util.Optional;
import java.util.stream.Stream;

/** A database server that the tests use. */
interface TestServer {

    /** {@return the settings of a database of that name} */
    MySqlSettings database(String name);

    /** {@return what the names of its databases begin with} */
    default String prefix() {
        return "chat";
    }

    /** {@return databases on each server there is, for one run of a test class on each} */
    static Stream<TestDatabases> each() {
        Optional<TestServer> given = GivenServer.in(System.getenv());
        return Stream.concat(Stream.of(MariaDbServer.running()), given.stream()).map(TestDatabases::new);
    }
}
