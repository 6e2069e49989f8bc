package org.wschat.domain.user;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which passwords an account may have: {@value #MIN_CHARACTERS} to {@value Password#MAX_CHARACTERS} characters, not the name
 * of the account, and none of the most common ones, in whatever case.
 *
 * @param common the passwords that are too common, in lower case
 */
public record PasswordRule(Set<String> common) {

    /** The fewest characters (code points) of a password. */
    public static final int MIN_CHARACTERS = 8;

    /**
     * Keeps a copy.
     *
     * @param common as above
     */
    public PasswordRule {
        common = Set.copyOf(common);
    }

    /**
     * Tells what is wrong with a password.
     *
     * @param password the password
     * @param name the account it is for
     * @return the rule that is broken, for the person who chose it; empty if none is
     */
    public Optional<String> objection(Password password, UserName name) {
        String folded = password.value().toLowerCase(Locale.ROOT);
        if (password.characters() < MIN_CHARACTERS) {
            return Optional.of("password: " + password.characters() + " characters (expected: " + MIN_CHARACTERS
                    + " to " + Password.MAX_CHARACTERS + ")");
        }
        if (folded.equals(name.value().toLowerCase(Locale.ROOT))) {
            return Optional.of("password: the user name (expected: something else)");
        }
        if (common.contains(folded)) {
            return Optional.of("password: one of the most common (expected: one that others do not use)");
        }
        return Optional.empty();
    }
}
