package org.wschat.adapter.websocket.http;

import java.util.Map;

/** Answers with a text that stays the same while the server runs. */
public final class TextRoute {

    private TextRoute() {}

    /**
     * Makes the route.
     *
     * @param path where it is found
     * @param mediaType what the text is
     * @param text the text
     * @return the route
     */
    public static Route create(String path, String mediaType, String text) {
        Answer answer = new Answer(200, Map.of("Content-Type", mediaType, "Cache-Control", "max-age=300"), text);
        return new Route("GET", path, call -> answer.now());
    }
}
