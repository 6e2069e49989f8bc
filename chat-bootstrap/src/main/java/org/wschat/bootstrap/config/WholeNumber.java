package org.wschat.bootstrap.config;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number without a fraction, within bounds.
 *
 * @param least the smallest that is right
 * @param most the largest that is right
 */
record WholeNumber(int least, int most) implements ValueKind<Integer> {

    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,10}");

    @Override
    public String expected() {
        return "a whole number from " + least + " to " + most;
    }

    @Override
    public Optional<Integer> ofText(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(text);
        return number < least || number > most ? Optional.empty() : Optional.of((int) number);
    }

    @Override
    public Optional<Integer> ofJson(JsonElement json) {
        return json instanceof JsonPrimitive value && !value.isBoolean()
                ? ofText(value.getAsString())
                : Optional.empty();
    }
}
