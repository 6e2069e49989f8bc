package org.wschat.bootstrap;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.mysql.MySqlSettings;
import org.wschat.bootstrap.config.ChatConfig.MySql;
import org.wschat.bootstrap.config.ChatConfig.Storage;
import org.wschat.bootstrap.config.ConfigException;

/** Where the original's database is: what the command line says of it, completed from the configuration. */
final class ImportOrigin {

    private static final String EXPECTED = "jdbc:mysql://host:port/database, without user, password and parameters";
    private static final Pattern URL =
            Pattern.compile("jdbc:(?:mysql|mariadb)://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?/([^/?#&]+)");

    private ImportOrigin() {}

    /**
     * Puts together what the command line says and what it leaves to the configuration.
     *
     * @param storage the configured storage
     * @param from the flag {@code --from}
     * @param user the flag {@code --user}
     * @param password the password named by the environment
     * @return where it is, and who signs in
     * @throws ConfigException if that is not told, or not in this form
     */
    static MySqlSettings of(Storage storage, @Nullable String from, @Nullable String user, @Nullable String password) {
        if (from != null) {
            return at(from, user == null ? "root" : user, password == null ? "" : password);
        }
        if (storage instanceof MySql mysql) {
            return MySqlSettings.of(
                            mysql.host(),
                            mysql.port(),
                            mysql.database(),
                            user == null ? mysql.user() : user,
                            password == null ? mysql.password().value() : password)
                    .withStartTimeout(Duration.ZERO);
        }
        throw new ConfigException("--from", "missing, and the configured storage is embedded", EXPECTED);
    }

    private static MySqlSettings at(String from, String user, String password) {
        Matcher url = URL.matcher(from);
        int port = url.matches() && url.group(2) != null ? Integer.parseInt(url.group(2)) : 3306;
        if (!url.matches() || port < 1 || port > 65_535) {
            throw new ConfigException("--from", "not such an address", EXPECTED);
        }
        String host = url.group(1).replaceAll("[\\[\\]]", "");
        return MySqlSettings.of(host, port, url.group(3), user, password).withStartTimeout(Duration.ZERO);
    }
}
