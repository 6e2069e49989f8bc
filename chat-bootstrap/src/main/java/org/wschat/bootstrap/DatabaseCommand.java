package org.wschat.bootstrap;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.StoreUpkeep;
import org.wschat.adapter.sql.schema.SchemaStatus;
import org.wschat.bootstrap.config.ChatConfig;
import org.wschat.bootstrap.log.LogSetup;
import org.wschat.bootstrap.log.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code chat db}: the tables of the store. */
@Command(
        name = "db",
        description = "Look at the tables of the store, or bring them up to date.",
        synopsisSubcommandLabel = "(info | migrate)",
        footer = {"", "Exit status: 0 done, 1 it failed, 2 command line or configuration wrong."},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class DatabaseCommand implements Runnable {

    private final Supplier<ChatConfig> config;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * Makes the command.
     *
     * @param config reads the configuration
     */
    DatabaseCommand(Supplier<ChatConfig> config) {
        this.config = config;
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "db: info or migrate?");
    }

    /** Says which version the tables have, and what is pending; changes nothing. */
    @Command(
            name = "info",
            description = "Say which version the tables have, and what is pending. Changes nothing.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            sortOptions = false,
            usageHelpAutoWidth = true)
    int info() {
        LogSetup.level("WARN");
        try (StoreUpkeep store = OpenUpkeep.existing(config.get().storage())) {
            SchemaStatus status = store.schema().status();
            tell(status);
            if (status.current()) {
                store.schema().checkCurrent();
            }
        }
        return 0;
    }

    /** Makes the database if it is missing and the account may, and carries out what is pending. */
    @Command(
            name = "migrate",
            description = "Make the database if it is missing, and carry out what is pending. What failed earlier is"
                    + " carried out again.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            sortOptions = false,
            usageHelpAutoWidth = true)
    int migrate() {
        LogSetup.level("WARN");
        try (StoreUpkeep store = OpenUpkeep.made(config.get().storage())) {
            store.schema().migrate();
            tell(store.schema().status());
        }
        return 0;
    }

    private void tell(SchemaStatus status) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        status.steps()
                .forEach(step -> out.println(OneLine.of(step.version() + " " + step.description() + ": "
                        + step.state().name().toLowerCase(Locale.ROOT))));
        out.println("version " + status.version().orElse("none") + ", "
                + (status.pending().isEmpty() ? "nothing" : status.pending().size()) + " pending");
    }
}
