package org.wschat.adapter.websocket.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.message.Message;

/**
 * A page of an answer that holds messages.
 *
 * @param messages in the order in which they are shown
 * @param next reads the page after this one; empty if this is the last
 */
record ShownPage(List<Message> messages, Optional<Next> next) {

    /** The most messages that are in memory at once for one answer. */
    static final int MAX_MESSAGES = 100;

    /** Reads a page. */
    interface Next {

        /** Starts to read. */
        CompletionStage<ShownPage> read();
    }
}
