package org.wschat.adapter.websocket.embedding;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.wschat.application.port.outbound.Authenticator;
import org.wschat.application.port.outbound.Identity;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.user.Token;

/** Knows people by the tokens that the host's own login gives them: JWT, signed by HS256 (RFC 7519, RFC 7518). */
record HostTokens(SecretKeySpec key, Clock clock) implements Authenticator {

    @Override
    public CompletionStage<Optional<Identity>> authenticate(Token token) {
        return CompletableFuture.completedStage(identity(token.value().split("\\.", -1)));
    }

    private Optional<Identity> identity(String[] parts) {
        try {
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            boolean ours = MessageDigest.isEqual(signature, sign(parts[0] + "." + parts[1]))
                    && json(parts[0]).get("alg").getAsString().equals("HS256");
            JsonObject claims = json(parts[1]);
            boolean live = clock.instant().getEpochSecond() < claims.get("exp").getAsLong();
            UserId user = new UserId(claims.get("sub").getAsString());
            return ours && live && parts.length == 3 ? Optional.of(Identity.of(user)) : Optional.empty();
        } catch (RuntimeException | GeneralSecurityException notOne) {
            return Optional.empty();
        }
    }

    private byte[] sign(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static JsonObject json(String part) {
        return JsonParser.parseString(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8))
                .getAsJsonObject();
    }
}
