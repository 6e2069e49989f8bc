package org.wschat.adapter.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.application.port.outbound.TokenSource;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.Token;

/**
 * Tokens of 256 and session ids of 96 bits from {@link SecureRandom}, in base64url without padding: 43 and 16 characters.
 * What is kept of a token is the SHA-256 of its ASCII characters; a token with that many random bits needs no salt and no
 * slow hash.
 */
public final class SecureTokenSource implements TokenSource {

    private static final int TOKEN_BYTES = 32;
    private static final int SESSION_ID_BYTES = 12;

    private final SecureRandom random = new SecureRandom();

    /** A source with a generator of its own, seeded by the system. */
    public SecureTokenSource() {}

    @Override
    public Token newToken() {
        return new Token(randomCharacters(TOKEN_BYTES));
    }

    @Override
    public SessionId newSessionId() {
        return new SessionId(randomCharacters(SESSION_ID_BYTES));
    }

    @Override
    public TokenHash hash(Token token) {
        byte[] hash = sha256().digest(token.value().getBytes(StandardCharsets.US_ASCII));
        return new TokenHash(HexFormat.of().formatHex(hash));
    }

    private String randomCharacters(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256, which every Java has. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
