package org.wschat.adapter.mysql;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that whoever runs the tests names by environment variables.
 *
 * @param address the whole URL, for people
 * @param host its name or address
 * @param port its TCP port
 * @param prefix what the names of the databases of the tests begin with
 * @param user who connects, and may make and drop these databases
 * @param password their password
 */
record GivenServer(String address, String host, int port, String prefix, String user, String password)
        implements TestServer {

    static final String URL = "CHAT_TEST_MYSQL_URL";
    static final String USER = "CHAT_TEST_MYSQL_USER";
    static final String PASSWORD = "CHAT_TEST_MYSQL_PASSWORD";

    private static final Pattern JDBC_URL = Pattern.compile("jdbc:mysql://([^/:]+):(\\d{1,5})(?:/([\\w$-]{0,32}))?");

    /** {@return the server that these environment variables name, if they do} */
    static Optional<TestServer> in(Map<String, String> environment) {
        String url = environment.getOrDefault(URL, "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        Matcher parts = JDBC_URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(URL + ": " + url + " (expected: jdbc:mysql://host:port or"
                    + " jdbc:mysql://host:port/name, where name begins the names of the databases of the tests)");
        }
        String name = parts.group(3);
        return Optional.of(new GivenServer(
                url,
                parts.group(1),
                Integer.parseInt(parts.group(2)),
                name == null || name.isEmpty() ? "chat" : name,
                environment.getOrDefault(USER, "root"),
                environment.getOrDefault(PASSWORD, "")));
    }

    @Override
    public MySqlSettings database(String name) {
        return MySqlSettings.of(host, port, name, user, password);
    }

    @Override
    public String toString() {
        return address;
    }
}
