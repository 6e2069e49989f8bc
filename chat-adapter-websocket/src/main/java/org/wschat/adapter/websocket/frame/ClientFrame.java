package org.wschat.adapter.websocket.frame;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wschat.domain.message.MessageText;

/** What one message of a client turned out to be. */
public sealed interface ClientFrame {

    /**
     * Handles every case; a new case breaks every caller at compile time.
     *
     * @param cases what to do in each
     * @param <T> the type of the result
     * @return what the method of this case returned
     */
    <T> T fold(Cases<T> cases);

    /**
     * One method for each case.
     *
     * @param <T> the type of the result
     */
    interface Cases<T> {
        T send(Send frame);

        T history(History frame);

        T unread();

        T counts();

        T ignored();

        T invalid(Invalid frame);

        T unacceptable(Unacceptable frame);
    }

    /**
     * Type 1: a message for the peer.
     *
     * @param text what is said; empty if the frame had no content
     */
    record Send(MessageText text) implements ClientFrame {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.send(this);
        }
    }

    /**
     * Type 2: the conversation, newest first.
     *
     * @param limit the most messages to answer; empty for all
     * @param beforeId the id of the message to start before; empty to start at the newest
     */
    record History(OptionalInt limit, OptionalLong beforeId) implements ClientFrame {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.history(this);
        }
    }

    /** Type 3: what the peer wrote and the client has not read. */
    record Unread() implements ClientFrame {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.unread();
        }
    }

    /** Type 4: how much of each sender is unread. */
    record Counts() implements ClientFrame {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.counts();
        }
    }

    /** A frame that is never answered: {@code null}, no type, or a type that nobody knows. */
    record Ignored() implements ClientFrame {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.ignored();
        }
    }

    /**
     * No frame of the protocol.
     *
     * @param reason the field, a short excerpt of its value, and what was expected
     */
    record Invalid(String reason) implements ClientFrame {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.invalid(this);
        }
    }

    /**
     * A frame of the protocol with a text that no message can have.
     *
     * @param reason what is wrong with the text
     */
    record Unacceptable(String reason) implements ClientFrame {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.unacceptable(this);
        }
    }
}
