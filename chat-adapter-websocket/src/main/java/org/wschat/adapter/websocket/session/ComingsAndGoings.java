package org.wschat.adapter.websocket.session;

import org.wschat.domain.conversation.UserId;

/** Learns whose connections open and close. Called from any thread; must not block. */
public interface ComingsAndGoings {

    /** Does not care. */
    ComingsAndGoings UNNOTICED = new ComingsAndGoings() {
        @Override
        public void came(UserId user) {}

        @Override
        public void went(UserId user) {}
    };

    /**
     * A connection has opened.
     *
     * @param user whose it is
     */
    void came(UserId user);

    /**
     * A connection has closed, one that {@link #came} was told of.
     *
     * @param user whose it was
     */
    void went(UserId user);
}
