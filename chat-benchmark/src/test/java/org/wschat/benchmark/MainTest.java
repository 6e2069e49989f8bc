package org.wschat.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Wrong command lines, which are refused before anything is started. */
class MainTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --rows nonsense                       | --rows: "nonsense" (expected: of durable_acks_50x1, durable_acks_500x1
            --rows durable,histroy                | --rows: "histroy" (expected: of
            --rows durable --rows nonsense        | --rows: "nonsense" (expected: of
            --rows=                               | --rows: "" (expected: of
            --pairs 0                             | --pairs: 0 (expected: at least 1)
            --seconds -1                          | --seconds: -1 (expected: at least 1)
            --rows durable --mysql garbage        | --mysql: not such a URL (expected: jdbc:mysql://user:password@host:port/)
            --rows durable --mysql mysql://a:s%@h | --mysql: not such a URL (expected:
            --rows durable --mysql jdbc:mariadb:x | --mysql: not such a URL (expected:
            """)
    void a_wrong_command_line_is_told_and_ends_with_2(String arguments, String told) {
        StringWriter errors = new StringWriter();

        int status =
                new CommandLine(Main.command()).setErr(new PrintWriter(errors)).execute(arguments.split(" "));

        assertThat(status).isEqualTo(2);
        assertThat(errors.toString()).startsWith(told);
    }
}
