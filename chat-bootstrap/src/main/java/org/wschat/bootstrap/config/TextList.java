package org.wschat.bootstrap.config;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Any number of texts: a JSON array in the file, separated by commas elsewhere.
 *
 * @param element what each may be
 */
record TextList(ValueKind<String> element) implements ValueKind<List<String>> {

    @Override
    public String expected() {
        return "a list, each " + element.expected();
    }

    @Override
    public Optional<List<String>> ofText(String text) {
        List<String> parts =
                Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toList());
        return text.isBlank() ? Optional.of(List.of()) : all(parts, element::ofText);
    }

    @Override
    public Optional<List<String>> ofJson(JsonElement json) {
        return json.isJsonArray() ? all(json.getAsJsonArray(), element::ofJson) : Optional.empty();
    }

    private static <S> Optional<List<String>> all(Iterable<S> parts, Function<S, Optional<String>> read) {
        List<String> values = new ArrayList<>();
        for (S part : parts) {
            Optional<String> value = read.apply(part);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(List.copyOf(values));
    }
}
