package org.wschat.adapter.websocket.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.http.server.Request;
import org.wschat.adapter.websocket.frame.ObjectFields;
import org.wschat.domain.user.Token;

/** One request as a route sees it. What is wrong with it is thrown as {@link ProblemException}. */
public final class Call {

    private final Request request;
    private final String variable;
    private final ClientAddress addresses;
    private final Executor threads;

    Call(Request request, String variable, ClientAddress addresses, Executor threads) {
        this.request = request;
        this.variable = variable;
        this.addresses = addresses;
        this.threads = threads;
    }

    /** {@return what stands in the path where the route has a variable; empty if it has none} */
    public String variable() {
        return variable;
    }

    /** {@return the address of the client, as far as proxies may be believed} */
    public String address() {
        return addresses.of(request.getRemoteAddr(), request.getHeaders("X-Forwarded-For"));
    }

    /** {@return the address of the client; empty if it passes the request on for somebody, and is no trusted proxy} */
    public Optional<String> sureAddress() {
        return addresses.sure(request.getRemoteAddr(), request.getHeaders("X-Forwarded-For"));
    }

    /** {@return the token in the header; empty if there is none} */
    public Optional<Token> token() {
        try {
            return BearerToken.inHeader(request.getHeaders("Authorization"));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(new Problem(401, "invalid_token", String.valueOf(e.getMessage()))
                    .with("WWW-Authenticate", "Bearer"));
        }
    }

    /** {@return the threads of HTTP, for what takes a while, such as making the text of an answer} */
    public Executor threads() {
        return threads;
    }

    /**
     * Reads the body, without holding a thread.
     *
     * @param wanted the text fields to read; others are passed over
     * @return those that are there, on a thread of HTTP
     */
    public CompletionStage<Map<String, String>> fields(Set<String> wanted) {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?")) {
            throw new ProblemException(
                    new Problem(415, "unsupported_media_type", "Content-Type: expected application/json"));
        }
        return Body.of(request).thenApplyAsync(body -> parse(body, wanted), threads);
    }

    private static Map<String, String> parse(ByteBuffer body, Set<String> wanted) {
        try {
            return ObjectFields.parse(
                    StandardCharsets.UTF_8.newDecoder().decode(body).toString(), wanted);
        } catch (CharacterCodingException e) {
            throw new ProblemException(new Problem(400, "invalid_body", "body: not UTF-8 (expected: JSON in UTF-8)"));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(new Problem(400, "invalid_body", String.valueOf(e.getMessage())));
        }
    }
}
