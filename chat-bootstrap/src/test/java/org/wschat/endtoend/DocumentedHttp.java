package org.wschat.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wschat.openapi.Exchange;
import org.wschat.openapi.OpenApi;

/** HTTP as {@code docs/openapi.yaml} has it: an exchange that is not fails the test. */
final class DocumentedHttp {

    static final OpenApi DOCUMENT = OpenApi.load();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private DocumentedHttp() {}

    /** Asks without a body. */
    static HttpResponse<String> get(URI uri, String... headers) {
        return send("GET", uri, new byte[0], headers);
    }

    /**
     * Asks, and compares the answer with the document.
     *
     * @param body what to send; empty for nothing
     * @param headers names and values, by turns
     */
    static HttpResponse<String> send(String method, URI uri, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            DOCUMENT.check(new Exchange(
                    method,
                    uri.getRawPath(),
                    new String(body, StandardCharsets.UTF_8),
                    answer.statusCode(),
                    Exchange.joined(answer.headers().map()),
                    answer.body()));
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Compares what went over the wire, as long as it can be read in one way only.
     *
     * @param request from the first byte; may be no HTTP at all, and is not held against the document
     * @param head the status line and the headers of the answer
     * @param body what followed them
     */
    static void checkRaw(String request, String head, String body) {
        String[] words = request.split("[\r\n]", 2)[0].split(" ", -1);
        List<String> lines = new ArrayList<>(List.of(head.split("\r\n", -1)));
        int status = Integer.parseInt(lines.remove(0).split(" ", 3)[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lines.forEach(line -> headers.put(line.split(":", 2)[0], line.split(":", 2)[1].trim()));
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", String.valueOf(body.length())));
        boolean readable = words.length == 3 && words[1].startsWith("/");
        DOCUMENT.check(new Exchange(
                readable ? words[0] : "?",
                readable ? words[1].split("[?#]", 2)[0] : "?",
                Exchange.NOT_LOOKED_AT,
                status,
                headers,
                body.substring(0, Math.min(length, body.length()))));
    }
}
