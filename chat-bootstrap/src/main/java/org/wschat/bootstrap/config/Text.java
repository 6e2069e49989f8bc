package org.wschat.bootstrap.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text that follows a pattern.
 *
 * @param expected which text is right
 * @param pattern the same for the machine
 */
record Text(String expected, Pattern pattern) implements ValueKind<String> {

    Text(String expected, String regex) {
        this(expected, Pattern.compile(regex, Pattern.DOTALL));
    }

    @Override
    public Optional<String> ofText(String text) {
        return pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
}
