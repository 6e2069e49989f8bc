package org.wschat.bootstrap;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.mysql.MySqlSettings;
import org.wschat.adapter.mysql.OriginalMessages;
import org.wschat.adapter.sql.importing.ImportReport;
import org.wschat.adapter.sql.importing.MessageImport;
import org.wschat.bootstrap.config.ChatConfig;
import org.wschat.bootstrap.config.ConfigException;
import org.wschat.bootstrap.log.LogSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command {@code chat import-original}: takes over the messages of the original server, and says what it did. */
@Command(
        name = "import-original",
        description = {
            "Import the messages of the original server: its table sql_messages into the configured store.",
            "Stop the original server first. Can be broken off and repeated: it goes on where it was, and no message is"
                    + " imported twice."
        },
        footer = {
            "",
            "The password of --user is taken from the variable CHAT_IMPORT_PASSWORD, or the one named by --password-env.",
            "Exit status: 0 all imported, 1 failed (repeat to go on), 2 command line or configuration wrong,"
                    + " 3 done but for rows that were left out, which are listed."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class ImportOriginal implements Callable<Integer> {

    private static final int LEFT_OUT = 3;
    private static final String PASSWORD = "CHAT_IMPORT_PASSWORD";

    private final Map<String, String> environment;

    @ParentCommand
    private @Nullable ChatCommand chat;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "URL",
            description = "The original's database: jdbc:mysql://host:port/database, or jdbc:mariadb://…"
                    + " Without it: the database of the configured storage, if that is mysql.")
    private @Nullable String from;

    @Option(
            names = "--user",
            paramLabel = "USER",
            description = "Who signs in there; needs SELECT on sql_messages. Without it: the configured mysql.user,"
                    + " or with --from root.")
    private @Nullable String user;

    @Option(
            names = "--password-env",
            paramLabel = "NAME",
            description = "The variable of the environment that holds the password. Default: " + PASSWORD + ".")
    private @Nullable String passwordVariable;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "The time zone of the times in the table, which name none: that of the machine the original"
                    + " ran on if its DSN has loc=Local, for example Asia/Shanghai. Default: ${DEFAULT-VALUE}.",
            defaultValue = "UTC")
    private String timeZone = "UTC";

    @Option(
            names = "--another-table",
            description = "Import although the store holds messages imported from another table.")
    private boolean another;

    ImportOriginal(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        ChatConfig config =
                Objects.requireNonNull(chat).configWithout(passwordVariable == null ? PASSWORD : passwordVariable);
        LogSetup.level(config.logLevel().name());
        MySqlSettings origin = ImportOrigin.of(config.storage(), from, user, password());
        ZoneId zone = zone();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        ImportTold told = new ImportTold(out, Clock.systemUTC());
        try (OriginalMessages source = OriginalMessages.open(origin, zone);
                OpenStore store = OpenStore.of(config.storage())) {
            told.begins(origin, zone, store.name());
            ImportReport report = new MessageImport(source, store.ports().bulkWriter(), told::progress).run(another);
            told.ends(report);
            return report.leftOut().isEmpty() ? 0 : LEFT_OUT;
        }
    }

    /** A variable that is named and not set is a mistake; the one that nobody named may be missing. */
    private @Nullable String password() {
        if (passwordVariable == null) {
            return environment.get(PASSWORD);
        }
        String password = environment.get(passwordVariable);
        if (password == null) {
            throw new ConfigException("--password-env", passwordVariable, "a variable of the environment that is set");
        }
        return password;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new ConfigException("--time-zone", timeZone, "a zone such as UTC, Asia/Shanghai or +08:00");
        }
    }
}
