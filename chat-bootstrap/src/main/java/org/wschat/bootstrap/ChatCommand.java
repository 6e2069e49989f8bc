package org.wschat.bootstrap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.schema.SchemaException;
import org.wschat.adapter.websocket.server.CannotListenException;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.bootstrap.config.ChatConfig;
import org.wschat.bootstrap.config.ConfigException;
import org.wschat.bootstrap.config.ConfigReader;
import org.wschat.bootstrap.config.ConfigReference;
import org.wschat.bootstrap.config.ConfigSources;
import org.wschat.bootstrap.log.OneLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code chat}; without a subcommand it serves. Whatever goes wrong is told in one line. */
@Command(
        name = "chat",
        description = "A chat server: one-to-one chat over WebSocket, every message kept in SQL.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class ChatCommand implements Callable<Integer> {

    private final Path directory;
    private final Map<String, String> environment;
    private final Consumer<ChatConfig> serve;

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Read this file. Without it: config.json of the working directory, if there is one.")
    private @Nullable String file;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Listen on this host name or address (server.address).")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Listen on this port; 0 lets the system choose (server.port).")
    private @Nullable String port;

    private ChatCommand(Path directory, Map<String, String> environment, Consumer<ChatConfig> serve) {
        this.directory = directory;
        this.environment = environment;
        this.serve = serve;
    }

    /**
     * Makes the command line.
     *
     * @param directory the working directory
     * @param environment the environment variables
     * @param serve serves with the configuration, and returns when that is over
     * @return the command line, ready to execute
     */
    static CommandLine line(Path directory, Map<String, String> environment, Consumer<ChatConfig> serve) {
        ChatCommand command = new ChatCommand(directory, environment, serve);
        CommandLine line = new CommandLine(command)
                .addSubcommand(new VerifyCommand(command::config))
                .addSubcommand(new DatabaseCommand(command::config))
                .addSubcommand(new UserCommand(command::config, environment))
                .addSubcommand(new ImportOriginal(environment));
        line.setParameterExceptionHandler((e, args) -> tell(line, e.getMessage() + " (expected: see --help)", 2));
        line.setExecutionExceptionHandler((e, failed, parsed) -> failed(line, e));
        describeKeys(line.getCommandSpec());
        return line;
    }

    @Override
    public Integer call() {
        serve.accept(config());
        return CommandLine.ExitCode.OK;
    }

    /** {@return what is configured, by file, environment and flags} */
    ChatConfig config() {
        return ConfigReader.read(new ConfigSources(directory, environment, file, host, port));
    }

    /**
     * What is configured, apart from one variable of the environment that is meant otherwise.
     *
     * @param variable its name
     * @return the configuration
     */
    ChatConfig configWithout(String variable) {
        Map<String, String> others = new HashMap<>(environment);
        others.remove(variable);
        return ConfigReader.read(new ConfigSources(directory, others, file, host, port));
    }

    private static int failed(CommandLine line, Exception e) {
        if (e instanceof ConfigException) {
            return tell(line, e.getMessage(), CommandLine.ExitCode.USAGE);
        }
        boolean expected = e instanceof MessageStoreException
                || e instanceof SchemaException
                || e instanceof AccountStoreException
                || e instanceof CannotListenException;
        return tell(line, expected ? e.getMessage() : OneLine.of(e), CommandLine.ExitCode.SOFTWARE);
    }

    private static int tell(CommandLine line, @Nullable String what, int status) {
        line.getErr().println(OneLine.of(String.valueOf(what)));
        return status;
    }

    private static void describeKeys(CommandSpec command) {
        List<String> footer = new ArrayList<>();
        footer.add("");
        footer.add("What can be configured: key in the file, default, variable of the environment.");
        footer.add("The environment overrules the file, and flags overrule both.");
        footer.addAll(ConfigReference.helpLines());
        footer.add("");
        footer.add(
                "Exit status: 0 stopped in order, 1 could not start or stop, 2 command line or configuration wrong.");
        command.usageMessage()
                .footer(footer.stream().map(text -> text.replace("%", "%%")).toArray(String[]::new));
    }
}
