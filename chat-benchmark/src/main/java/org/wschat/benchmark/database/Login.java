package org.wschat.benchmark.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/**
 * Where a database server is, and who signs in.
 *
 * @param host its host
 * @param port its port
 * @param user who signs in
 * @param password of the user
 */
public record Login(String host, int port, String user, String password) {

    private static final int DEFAULT_PORT = 3306;

    /**
     * Reads a URL.
     *
     * @param url {@code jdbc:mysql://user:password@host:port/}
     * @return where that is
     * @throws IllegalArgumentException if it is not such a URL
     */
    public static Login of(String url) {
        URI uri = parsed(url);
        if (!"mysql".equals(uri.getScheme()) || uri.getHost() == null || uri.getUserInfo() == null) {
            throw wrong();
        }
        String[] user = uri.getUserInfo().split(":", 2);
        return new Login(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                user[0],
                user.length > 1 ? user[1] : "");
    }

    private static URI parsed(String url) {
        try {
            return new URI(url.replaceFirst("^jdbc:", ""));
        } catch (URISyntaxException e) {
            throw wrong();
        }
    }

    /** Never quotes the URL, which may hold a password. */
    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("not such a URL (expected: jdbc:mysql://user:password@host:port/)");
    }

    /**
     * How JDBC reaches a database.
     *
     * @param database its name; empty for none
     * @return a JDBC URL, with what makes batches fast
     */
    public String url(String database) {
        return plainUrl(database) + "?rewriteBatchedStatements=true&useServerPrepStmts=true&cachePrepStmts=true";
    }

    /**
     * How JDBC reaches a database, with nothing set.
     *
     * @param database its name
     * @return a JDBC URL without options
     */
    public String plainUrl(String database) {
        return "jdbc:mysql://" + host + ":" + port + "/" + database;
    }

    /**
     * How our server reaches a database.
     *
     * @param database its name
     * @return the variables that our server is configured with
     */
    public Map<String, String> variables(String database) {
        return Map.of(
                "CHAT_STORAGE", "mysql",
                "CHAT_MYSQL_HOST", host,
                "CHAT_MYSQL_PORT", Integer.toString(port),
                "CHAT_MYSQL_USER", user,
                "CHAT_MYSQL_PASSWORD", password,
                "CHAT_MYSQL_DATABASE", database);
    }
}
