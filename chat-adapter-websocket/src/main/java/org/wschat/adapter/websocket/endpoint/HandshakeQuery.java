package org.wschat.adapter.websocket.endpoint;

import java.util.List;
import java.util.Map;
import org.wschat.adapter.websocket.session.ConversationSide;
import org.wschat.domain.conversation.UserId;

/** The query string of a handshake of the original protocol. */
final class HandshakeQuery {

    private HandshakeQuery() {}

    /**
     * Reads whose side of which conversation is asked for.
     *
     * @throws IllegalArgumentException naming the parameter that is wrong and the rule, never the value
     */
    static ConversationSide side(Map<String, List<String>> query) {
        return new ConversationSide(userId("send_id", query), userId("receive_id", query));
    }

    private static UserId userId(String parameter, Map<String, List<String>> query) {
        List<String> values = query.getOrDefault(parameter, List.of());
        if (values.size() != 1) {
            throw new IllegalArgumentException(parameter + ": "
                    + (values.isEmpty() ? "missing" : "given " + values.size() + " times")
                    + " (expected: exactly once)");
        }
        try {
            return new UserId(values.get(0));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(parameter + ": " + e.getMessage(), e);
        }
    }
}
