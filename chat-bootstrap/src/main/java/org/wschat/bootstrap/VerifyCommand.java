package org.wschat.bootstrap;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.StoreUpkeep;
import org.wschat.adapter.sql.audit.AuditSummary;
import org.wschat.bootstrap.config.ChatConfig;
import org.wschat.bootstrap.log.LogSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code chat verify}: differences go to standard output, one a line, progress to standard error. */
@Command(
        name = "verify",
        description =
                "Compare what is kept about messages (numbers, what is unread) with the messages themselves. A MySQL"
                        + " server may be in use meanwhile; the embedded store must not be.",
        footer = {
            "",
            "Exit status: 0 no difference is left, 1 some are, or it failed, 2 command line or configuration wrong."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class VerifyCommand implements Callable<Integer> {

    private final Supplier<ChatConfig> config;

    @Option(names = "--repair", description = "Mend what can be mended without guessing.")
    private boolean repair;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * Makes the command.
     *
     * @param config reads the configuration
     */
    VerifyCommand(Supplier<ChatConfig> config) {
        this.config = config;
    }

    @Override
    public Integer call() {
        LogSetup.level("WARN");
        PrintedAudit printed = new PrintedAudit(Objects.requireNonNull(spec).commandLine());
        try (StoreUpkeep store = OpenUpkeep.existing(config.get().storage())) {
            AuditSummary summary = store.audit(repair, printed);
            printed.summary(summary);
            return summary.left() == 0 ? 0 : 1;
        }
    }
}
