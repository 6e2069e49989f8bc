package org.wschat.adapter.security;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Argon2id hash with all that is needed to make it again; as text, a PHC string. */
final class Argon2Hash {

    private static final Pattern PHC_STRING =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
                    + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final Argon2Parameters parameters;
    private final byte[] salt;
    private final byte[] output;

    Argon2Hash(Argon2Parameters parameters, byte[] salt, byte[] output) {
        this.parameters = parameters;
        this.salt = salt.clone();
        this.output = output.clone();
    }

    /**
     * Reads a hash that is kept.
     *
     * @throws IllegalArgumentException if it is none, or one that costs too much; the message does not tell it
     */
    static Argon2Hash parse(String phcString) {
        Matcher parts = PHC_STRING.matcher(phcString);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "password hash: not well-formed (expected: $argon2id$v=19$m=…,t=…,p=…$…$…)");
        }
        byte[] output = bytes(parts.group(5));
        Argon2Parameters parameters = new Argon2Parameters(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                output.length);
        return new Argon2Hash(parameters, bytes(parts.group(4)), output);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("password hash: not well-formed (expected: Base64 without padding)", e);
        }
    }

    Argon2Parameters parameters() {
        return parameters;
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] output() {
        return output.clone();
    }

    String phcString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + parameters.memory() + ",t=" + parameters.passes() + ",p=" + parameters.lanes()
                + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(output);
    }
}
