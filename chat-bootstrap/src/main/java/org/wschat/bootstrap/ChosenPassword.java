package org.wschat.bootstrap;

import java.io.Console;
import java.util.Arrays;
import java.util.Map;
import org.wschat.bootstrap.config.ConfigException;

/** A password for an account, from whoever runs a command: out of a variable, or typed in twice. */
final class ChosenPassword {

    private static final String VARIABLE = "CHAT_USER_PASSWORD";

    private ChosenPassword() {}

    /**
     * Takes it from the variable if that is set, and asks for it otherwise.
     *
     * @throws ConfigException if there is nobody to ask, or two different ones are typed in
     */
    static String of(Map<String, String> environment) {
        String given = environment.get(VARIABLE);
        return given == null ? typed() : given;
    }

    @SuppressWarnings("SystemConsoleNull") // from Java 22 on there always is one, and it gives null where nobody types
    private static String typed() {
        Console console = System.console();
        char[] once = console == null ? null : console.readPassword("Password: ");
        char[] again = console == null || once == null ? null : console.readPassword("Once more: ");
        if (once == null || again == null) {
            throw new ConfigException(VARIABLE, "not set", "the password, or a terminal to ask for it");
        }
        if (!Arrays.equals(once, again)) {
            throw new ConfigException("password", "typed in two ways", "twice the same");
        }
        return new String(once);
    }
}
