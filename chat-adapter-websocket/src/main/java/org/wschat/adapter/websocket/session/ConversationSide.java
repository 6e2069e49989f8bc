package org.wschat.adapter.websocket.session;

import org.wschat.domain.conversation.UserId;

/**
 * What a socket of the original protocol stands for: one person's side of the talk with another.
 *
 * @param user the person behind the socket, the {@code send_id} of its handshake
 * @param peer with whom they talk, its {@code receive_id}; may be the same person
 */
public record ConversationSide(UserId user, UserId peer) {

    /** {@return whether the person talks to themselves} */
    public boolean toSelf() {
        return user.equals(peer);
    }
}
