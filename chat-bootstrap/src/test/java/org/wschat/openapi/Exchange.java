package org.wschat.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request over HTTP and its answer, as far as {@link OpenApi} describes them.
 *
 * @param method the method, in capitals
 * @param path what was asked for, without the query
 * @param requestBody what was sent; empty if there was none; or {@link #NOT_LOOKED_AT}
 * @param status the status of the answer
 * @param headers those of the answer, found in whatever case
 * @param body what came back; empty if there was none
 */
public record Exchange(
        String method, String path, String requestBody, int status, Map<String, String> headers, String body) {

    /** Stands for a request body that is not to be held against the document. */
    public static final String NOT_LOOKED_AT = "(not looked at)";

    /** Sorts the headers so that they are found in whatever case. */
    public Exchange {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = sorted;
    }

    /** The same with headers as libraries give them. */
    public static Map<String, String> joined(Map<String, List<String>> headers) {
        Map<String, String> joined = new TreeMap<>();
        headers.forEach((name, values) -> joined.put(name, String.join(", ", values)));
        return joined;
    }

    /** The media type of the answer, without parameters. */
    String mediaType() {
        return headers.getOrDefault("Content-Type", "").split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return method + " " + path + " " + requestBody + " -> " + status + " " + headers + " " + body;
    }
}
