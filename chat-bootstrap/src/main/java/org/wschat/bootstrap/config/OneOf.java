package org.wschat.bootstrap.config;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One of a few words, in lower or upper case.
 *
 * @param words the constants, whose names are the words
 * @param <E> their type
 */
record OneOf<E extends Enum<E>>(Class<E> words) implements ValueKind<E> {

    @Override
    public String expected() {
        return EnumSet.allOf(words).stream().map(OneOf::word).collect(Collectors.joining(", ", "one of ", ""));
    }

    @Override
    public Optional<E> ofText(String text) {
        return Arrays.stream(words.getEnumConstants())
                .filter(constant -> word(constant).equalsIgnoreCase(text))
                .findFirst();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
