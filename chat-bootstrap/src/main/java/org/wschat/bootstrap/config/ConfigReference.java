package org.wschat.bootstrap.config;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** All keys, told to people. */
public final class ConfigReference {

    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private ConfigReference() {}

    /** {@return the table of {@code docs/configuration.md}, one line a key, each with a line end} */
    public static String markdownTable() {
        return ConfigKeys.ALL.stream()
                .map(ConfigReference::row)
                .collect(Collectors.joining(
                        "\n",
                        "| Key | Type | Unit | Default | Environment | Effect |\n| --- | --- | --- | --- | --- | --- |\n",
                        "\n"));
    }

    private static String row(ConfigKey<?> key) {
        String names = key.aliases().isEmpty()
                ? ""
                : key.aliases().stream().collect(Collectors.joining("`, `", " (also `", "`)"));
        return String.join(
                " | ",
                "| `" + key.path() + "`" + names,
                key.kind().expected(),
                key.unit().isEmpty() ? "-" : key.unit(),
                "`" + standard(key) + "`",
                "`" + key.variable() + "`",
                key.effect() + " |");
    }

    /** {@return one line a key for the help: name, default, name in the environment} */
    public static List<String> helpLines() {
        int widest = ConfigKeys.ALL.stream()
                .mapToInt(key -> key.path().length())
                .max()
                .orElse(0);
        return ConfigKeys.ALL.stream()
                .map(key -> String.format(
                        Locale.ROOT, "  %-" + widest + "s  %-12s %s", key.path(), standard(key), key.variable()))
                .collect(Collectors.toList());
    }

    private static String standard(ConfigKey<?> key) {
        Object value = key.standard();
        if (value instanceof Path) {
            return JSON.toJson(value.toString());
        }
        return value instanceof Enum<?> word ? JSON.toJson(word.name().toLowerCase(Locale.ROOT)) : JSON.toJson(value);
    }
}
