package org.wschat.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");

    @Test
    void the_document_has_the_table_of_keys_as_the_code_has_it() throws IOException {
        String table = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| "))
                .takeWhile(line -> !line.startsWith("| Case"))
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(table)
                .as("docs/configuration.md must have this table:\n%s", ConfigReference.markdownTable())
                .isEqualTo(ConfigReference.markdownTable());
    }

    @Test
    void every_key_that_is_declared_is_read() throws IllegalAccessException {
        List<Object> declared = new ArrayList<>();
        for (var field : ConfigKeys.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigKey.class) {
                declared.add(field.get(null));
            }
        }

        assertThat(ConfigKeys.ALL).hasSizeGreaterThan(10).hasSameElementsAs(cast(declared));
    }

    @Test
    void names_of_keys_names_of_variables_and_aliases_are_each_given_once() {
        assertThat(ConfigKeys.ALL.stream().map(ConfigKey::variable)).doesNotHaveDuplicates();
        assertThat(ConfigKeys.ALL.stream().flatMap(key -> Stream.concat(Stream.of(key.path()), key.aliases().stream())))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)));
    }

    @Test
    void every_default_is_a_value_that_may_be_given() {
        assertThat(ConfigKeys.ALL)
                .allSatisfy(key -> assertThat(key.kind()
                                .ofText(
                                        key.standard() instanceof List<?> list
                                                ? list.stream()
                                                        .map(String::valueOf)
                                                        .collect(Collectors.joining(","))
                                                : key.standard().toString()))
                        .as(key.path())
                        .hasValueSatisfying(value -> assertThat((Object) value).isEqualTo(key.standard())));
    }

    private static List<ConfigKey<?>> cast(List<Object> keys) {
        return keys.stream().map(key -> (ConfigKey<?>) key).collect(Collectors.toList());
    }
}
