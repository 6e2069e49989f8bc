package org.wschat.adapter.websocket.http;

import java.util.Locale;
import java.util.Optional;
import org.wschat.domain.user.Token;

/**
 * The token of a request: {@code Authorization: Bearer TOKEN} (RFC 6750, section 2.1), or, for browsers, which cannot set
 * that header for a socket, the subprotocol {@code bearer.TOKEN}. Nowhere else: a token in a URL ends up in logs.
 */
public final class BearerToken {

    private static final String SCHEME = "bearer ";
    private static final String SUBPROTOCOL = "bearer.";

    private BearerToken() {}

    /**
     * Reads the token from the header.
     *
     * @param authorizations the values of {@code Authorization}
     * @return the token; empty if there is no such header
     * @throws IllegalArgumentException if there are several, of another scheme, or not well-formed; never tells the value
     */
    public static Optional<Token> inHeader(Iterable<String> authorizations) {
        Optional<Token> token = Optional.empty();
        for (String value : authorizations) {
            if (token.isPresent() || !value.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
                throw new IllegalArgumentException("Authorization: not understood (expected: Bearer TOKEN, once)");
            }
            token = Optional.of(new Token(value.substring(SCHEME.length()).trim()));
        }
        return token;
    }

    /**
     * Reads the token from the subprotocols that a client offers.
     *
     * @param offers the values of {@code Sec-WebSocket-Protocol}
     * @return the token; empty if none is among them
     * @throws IllegalArgumentException if there are several, or one that is not well-formed; never tells the value
     */
    public static Optional<Token> inSubprotocols(Iterable<String> offers) {
        Optional<Token> token = Optional.empty();
        for (String values : offers) {
            for (String value : values.split(",", -1)) {
                String offer = value.trim();
                if (!offer.startsWith(SUBPROTOCOL)) {
                    continue;
                }
                if (token.isPresent()) {
                    throw new IllegalArgumentException("Sec-WebSocket-Protocol: two tokens (expected: one)");
                }
                token = Optional.of(new Token(offer.substring(SUBPROTOCOL.length())));
            }
        }
        return token;
    }
}
