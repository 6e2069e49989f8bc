package org.wschat.bootstrap;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wschat.application.AccountApplication;
import org.wschat.application.port.inbound.AccountOutcome;
import org.wschat.application.port.inbound.AccountRefusal.Reason;
import org.wschat.application.port.inbound.RegisterCommand;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.application.port.outbound.SessionEnds;
import org.wschat.bootstrap.config.ChatConfig;
import org.wschat.bootstrap.config.ConfigException;
import org.wschat.bootstrap.log.LogSetup;
import org.wschat.bootstrap.log.OneLine;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code chat user}: accounts, in the hands of whoever runs the server. */
@Command(
        name = "user",
        description = "Make accounts, list them, give them another password, keep them from being used, or erase them.",
        synopsisSubcommandLabel = "(create | list | reset-password | disable | enable | erase)",
        footer = {
            "",
            "A password is taken from the variable CHAT_USER_PASSWORD, or asked for.",
            "On MySQL servers may be running; those that have a session in memory notice its end within 10 seconds.",
            "The embedded store must not be in use.",
            "Exit status: 0 done, 1 it failed or was refused, 2 command line or configuration wrong."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class UserCommand implements Runnable {

    private static final int PAGE = 500;

    private final Supplier<ChatConfig> config;
    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * Makes the command.
     *
     * @param config reads the configuration
     * @param environment may have the password
     */
    UserCommand(Supplier<ChatConfig> config, Map<String, String> environment) {
        this.config = config;
        this.environment = environment;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "user: create, list, reset-password, disable, enable or erase?");
    }

    /** Makes an account. */
    @Command(
            name = "create",
            description = "Make an account.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    int create(
            @Parameters(paramLabel = "NAME", description = "The user name.") String name,
            @Option(
                            names = "--take-over",
                            description = "Also if guests have used the name: their conversations then belong to the"
                                    + " account.")
                    boolean takeOver) {
        String password = ChosenPassword.of(environment);
        return with(accounts -> {
            AccountOutcome<User> outcome = await(
                    accounts.register().register(new RegisterCommand(name, password, Optional.empty(), takeOver)));
            boolean usedByGuests =
                    outcome.fold(user -> false, refusal -> refusal.reason() == Reason.NAME_USED_BY_GUESTS);
            return told(
                    outcome, user -> "created: " + user.name(), usedByGuests ? "; --take-over gives them away" : "");
        });
    }

    /** Lists all accounts. */
    @Command(
            name = "list",
            description = "List all accounts, by name: name, time it was made, and whether it is disabled.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    int list() {
        return withExisting(accounts -> {
            Optional<UserName> last = Optional.empty();
            List<User> page;
            do {
                page = await(accounts.listUsers().list(last, PAGE));
                page.forEach(user -> out().println(OneLine.of(
                        user.name() + " " + user.createdAt() + (user.disabled() ? " disabled" : ""))));
                last = page.isEmpty()
                        ? last
                        : Optional.of(page.get(page.size() - 1).name());
            } while (page.size() == PAGE);
            return 0;
        });
    }

    /** Gives an account another password. */
    @Command(
            name = "reset-password",
            description = "Give an account another password, and end all its sessions.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    int resetPassword(@Parameters(paramLabel = "NAME", description = "The user name.") String name) {
        UserName user = name(name);
        String password = ChosenPassword.of(environment);
        return withExisting(accounts -> told(
                await(accounts.resetPassword().reset(user, password)), ended -> "reset: " + user + sessions(ended)));
    }

    /** Keeps an account from being used. */
    @Command(
            name = "disable",
            description = "Let nobody log in to an account, and end all its sessions.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    int disable(@Parameters(paramLabel = "NAME", description = "The user name.") String name) {
        return disable(name(name), true);
    }

    /** Lets an account be used again. */
    @Command(
            name = "enable",
            description = "Let the owner of a disabled account log in again.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    int enable(@Parameters(paramLabel = "NAME", description = "The user name.") String name) {
        return disable(name(name), false);
    }

    /** Erases an account. */
    @Command(
            name = "erase",
            description =
                    "Erase an account, its sessions, and the text of every message its owner has sent. The name stays"
                            + " taken. Nothing brings them back.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    int erase(
            @Parameters(paramLabel = "NAME", description = "The user name.") String name,
            @Option(names = "--yes", description = "Do it; without this, nothing is erased.") boolean yes) {
        UserName user = name(name);
        return withExisting(accounts -> yes ? erase(accounts, user) : rehearse(accounts, user));
    }

    private int rehearse(AccountApplication accounts, UserName user) {
        boolean there = await(accounts.findAccount().find(user)).isPresent();
        err().println(OneLine.of(
                there
                        ? "this would erase the account " + user
                                + ", its sessions, and the text of every message its owner has sent; to do it, add --yes"
                        : "there is no such account"));
        return 1;
    }

    private int erase(AccountApplication accounts, UserName user) {
        return told(
                await(accounts.eraseUser().erase(user)),
                erased -> "erased: " + user + sessions(erased.sessionsEnded())
                        + (erased.textsErased() ? "" : "; texts are left, the next server that runs erases them"));
    }

    private int disable(UserName user, boolean disabled) {
        return withExisting(accounts -> told(
                await(accounts.disableUser().disable(user, disabled)),
                ended -> disabled ? "disabled: " + user + sessions(ended) : "enabled: " + user));
    }

    /** The configuration; from now on only warnings are logged. */
    private ChatConfig quietly() {
        LogSetup.level("WARN");
        return config.get();
    }

    /** Opens a store that is there. */
    private int withExisting(Function<AccountApplication, Integer> work) {
        OpenUpkeep.existing(quietly().storage()).close();
        return with(work);
    }

    /** Opens the store, and makes it if it is missing. */
    private int with(Function<AccountApplication, Integer> work) {
        ChatConfig configured = quietly();
        try (OpenStore store = OpenStore.of(configured.storage());
                Accounts accounts = Accounts.on(
                        store.ports(),
                        new NobodyConnected(),
                        configured.auth().sessionLifetime(),
                        Clock.systemUTC(),
                        UnaryOperator.identity())) {
            return work.apply(accounts.application());
        }
    }

    private <T> int told(AccountOutcome<T> outcome, Function<T, String> done) {
        return told(outcome, done, "");
    }

    private <T> int told(AccountOutcome<T> outcome, Function<T, String> done, String hint) {
        return outcome.fold(
                value -> {
                    out().println(OneLine.of(done.apply(value)));
                    return 0;
                },
                refusal -> {
                    err().println(OneLine.of(refusal.detail() + hint));
                    return 1;
                });
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof AccountStoreException failure ? failure : e;
        }
    }

    private static UserName name(String typed) {
        try {
            return new UserName(typed);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("NAME", OneLine.of(typed), "a user name: letters, digits, . _ -");
        }
    }

    private static String sessions(int ended) {
        return ", sessions ended: " + ended;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    /** Nobody is connected to this process. */
    private record NobodyConnected() implements SessionEnds {

        @Override
        public void ended(Collection<SessionId> sessions) {}

        @Override
        public void nameTaken(UserId name) {}
    }
}
