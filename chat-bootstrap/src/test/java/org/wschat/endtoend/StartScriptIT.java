package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script, beside the real jar and without it. */
class StartScriptIT {

    private static final Path JAR = Path.of(System.getProperty("chat.jar"));

    @TempDir
    private Path folder;

    @Test
    void passes_its_arguments_on_and_ends_as_the_server_does() throws Exception {
        Path script = scriptWithJar();

        assertThat(run(script, Map.of(), "--version").lines())
                .singleElement()
                .asString()
                .startsWith("wschat ");
        Ended wrong = run(script, Map.of(), "--port", "70000");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.lines()).containsExactly("--port: 70000 (expected: a whole number from 0 to 65535)");
    }

    @Test
    void sets_what_the_documents_say_and_lets_the_operator_add_to_it() throws Exception {
        Ended ended =
                run(scriptWithJar(), Map.of("JAVA_OPTS", "-Xmx96m -XX:+UseSerialGC -XX:+PrintFlagsFinal"), "--version");

        assertThat(ended.status()).isZero();
        assertThat(flag(ended, "ExitOnOutOfMemoryError")).isEqualTo("true");
        assertThat(flag(ended, "MaxHeapSize")).isEqualTo(String.valueOf(96L << 20));
        assertThat(flag(ended, "UseParallelGC")).isEqualTo("false");
        assertThat(flag(
                        run(scriptWithJar(), Map.of("JAVA_OPTS", "-XX:+PrintFlagsFinal"), "--version"),
                        "UseParallelGC"))
                .isEqualTo("true");
    }

    @Test
    void finds_the_jar_when_it_is_called_by_a_link_from_another_folder_with_a_blank_in_its_name() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("some where"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("start"), scriptWithJar());

        assertThat(run(link, Map.of(), "--version").status()).isZero();
    }

    @Test
    void leaves_the_choice_of_another_collector_to_whoever_makes_it() throws Exception {
        for (String variable : List.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
            Ended ended = run(scriptWithJar(), Map.of(variable, "-Xmx96m -XX:+UseG1GC"), "--version");

            assertThat(ended.status()).as(variable + ": " + ended.lines()).isZero();
        }
    }

    @Test
    void a_java_home_without_java_is_one_line() throws Exception {
        Ended ended = run(scriptWithJar(), Map.of("JAVA_HOME", folder.toString()), "--version");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.lines()).singleElement().asString().contains(folder + "/bin/java is not there", "JAVA_HOME");
    }

    @Test
    void without_a_jar_it_says_so_in_one_line() throws Exception {
        Ended ended = run(copyOfScript(), Map.of(), "--version");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.lines()).singleElement().asString().contains("no chat-bootstrap.jar", "expected");
    }

    private Path scriptWithJar() throws IOException {
        Path jar = folder.resolve("chat-bootstrap.jar");
        if (!Files.exists(jar)) {
            Files.createSymbolicLink(jar, JAR.toAbsolutePath());
        }
        return copyOfScript();
    }

    private Path copyOfScript() throws IOException {
        Path script = folder.resolve("chat");
        if (!Files.exists(script)) {
            Files.copy(Path.of("chat"), script);
            assertThat(Files.isExecutable(script)).as("the copy can be run").isTrue();
        }
        return script;
    }

    private Ended run(Path script, Map<String, String> variables, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_OPTS");
        builder.environment().putAll(variables);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output.lines().toList());
    }

    private static String flag(Ended ended, String name) {
        return ended.lines().stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(words -> words.length > 3 && words[1].equals(name))
                .map(words -> words[3])
                .findFirst()
                .orElseThrow();
    }

    private record Ended(int status, List<String> lines) {}
}
