package org.wschat.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserCommandTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void makes_lists_and_looks_after_accounts() {
        assertThat(run("correct horse", "create", "bob")).isZero();
        assertThat(run("correct horse", "create", "alice")).isZero();
        assertThat(run("", "disable", "bob")).isZero();
        assertThat(run("", "list")).isZero();
        assertThat(run("another horse", "reset-password", "bob")).isZero();
        assertThat(run("", "enable", "bob")).isZero();

        assertThat(out.toString().lines())
                .hasSize(7)
                .startsWith("created: bob", "created: alice", "disabled: bob, sessions ended: 0")
                .endsWith("reset: bob, sessions ended: 0", "enabled: bob, sessions ended: 0");
        assertThat(out.toString().lines().skip(3).limit(2))
                .satisfiesExactly(
                        line -> assertThat(line).matches("alice 20\\S+Z"),
                        line -> assertThat(line).matches("bob 20\\S+Z disabled"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void says_in_one_line_what_is_refused() {
        assertThat(run("correct horse", "create", "bob")).isZero();

        assertThat(run("correct horse", "create", "bob")).isEqualTo(1);
        assertThat(run("short", "create", "carol")).isEqualTo(1);
        assertThat(run("", "disable", "nobody")).isEqualTo(1);
        assertThat(run("", "disable", "no body")).isEqualTo(2);

        assertThat(err.toString().lines())
                .containsExactly(
                        "this user name is taken",
                        "password: 5 characters (expected: 8 to 128)",
                        "there is no such account",
                        "NAME: no body (expected: a user name: letters, digits, . _ -)");
    }

    @Test
    void erases_an_account_only_if_that_is_confirmed() {
        assertThat(run("correct horse", "create", "bob")).isZero();

        assertThat(run("", "erase", "bob")).isEqualTo(1);
        assertThat(run("", "list")).isZero();
        assertThat(run("", "erase", "bob", "--yes")).isZero();
        assertThat(run("", "list")).isZero();
        assertThat(run("", "erase", "--yes", "bob")).isEqualTo(1);
        assertThat(run("correct horse", "create", "bob")).isEqualTo(1);
        assertThat(run("", "erase", "no body", "--yes")).isEqualTo(2);

        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("created: bob"),
                        line -> assertThat(line).matches("bob 20\\S+Z"),
                        line -> assertThat(line).isEqualTo("erased: bob, sessions ended: 0"));
        assertThat(err.toString().lines())
                .containsExactly(
                        "this would erase the account bob, its sessions, and the text of every message its owner has sent;"
                                + " to do it, add --yes",
                        "there is no such account",
                        "this user name is taken",
                        "NAME: no body (expected: a user name: letters, digits, . _ -)");
    }

    private int run(String password, String... args) {
        Map<String, String> environment = new HashMap<>(
                Map.of("CHAT_EMBEDDED_PATH", directory.resolve("data").toString()));
        if (!password.isEmpty()) {
            environment.put("CHAT_USER_PASSWORD", password);
        }
        String[] all = new String[args.length + 1];
        all[0] = "user";
        System.arraycopy(args, 0, all, 1, args.length);
        return ChatCommand.line(directory, environment, config -> {})
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }
}
