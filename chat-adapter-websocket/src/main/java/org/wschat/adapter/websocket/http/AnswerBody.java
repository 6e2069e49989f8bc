package org.wschat.adapter.websocket.http;

/** What follows the header of an answer. */
public sealed interface AnswerBody {

    /**
     * A short text, written at once.
     *
     * @param text the text, sent in UTF-8
     */
    record Text(String text) implements AnswerBody {}

    /**
     * Any number of bytes, pulled as the client takes them.
     *
     * @param source where they come from; closed by whoever writes the answer, even if nothing of it is asked for
     */
    record Streamed(BodySource source) implements AnswerBody {}
}
