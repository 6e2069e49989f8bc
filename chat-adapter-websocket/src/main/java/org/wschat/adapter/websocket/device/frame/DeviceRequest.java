package org.wschat.adapter.websocket.device.frame;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.MessageText;

/** What one frame of a device asks for. */
public sealed interface DeviceRequest {

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
        T send(Send request);

        T history(History request);

        T read(Read request);

        T conversations(Conversations request);

        T sync(Sync request);

        T typing(Typing request);

        T watch(Watch request);

        T unwatch(Unwatch request);

        T edit(Edit request);

        T recall(Recall request);

        T block(Block request);

        T blocks();

        T ping();

        T refused(Refused request);
    }

    /**
     * A message for somebody.
     *
     * @param to for whom
     * @param content what is said
     * @param clientId what the client calls it
     */
    record Send(UserId to, MessageText content, Optional<ClientId> clientId) implements DeviceRequest {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.send(this);
        }
    }

    /**
     * A page of a conversation; the newest if no place is given. Never both places.
     *
     * @param peer with whom
     * @param beforeSeq the page ends below this place
     * @param afterSeq the page begins above this place
     * @param limit the most messages
     */
    record History(UserId peer, OptionalLong beforeSeq, OptionalLong afterSeq, int limit) implements DeviceRequest {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.history(this);
        }
    }

    /**
     * All that somebody said is read, up to a place.
     *
     * @param peer who said it
     * @param seq the place
     */
    record Read(UserId peer, long seq) implements DeviceRequest {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.read(this);
        }
    }

    /**
     * A page of the list of conversations.
     *
     * @param limit the most of them
     * @param before where to go on; empty for the latest
     */
    record Conversations(int limit, Optional<Long> before) implements DeviceRequest {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.conversations(this);
        }
    }

    /**
     * What was missed.
     *
     * @param cursor since when
     */
    record Sync(SyncCursor cursor) implements DeviceRequest {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.sync(this);
        }
    }

    /**
     * The user is writing.
     *
     * @param to to whom
     */
    record Typing(UserId to) implements DeviceRequest {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.typing(this);
        }
    }

    /**
     * The device wants to know who is connected.
     *
     * @param users whom it wants to know it of, each once
     */
    record Watch(List<UserId> users) implements DeviceRequest {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.watch(this);
        }
    }

    /**
     * The device wants to know it no more.
     *
     * @param users of whom, each once
     */
    record Unwatch(List<UserId> users) implements DeviceRequest {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.unwatch(this);
        }
    }

    /**
     * A message of the user gets another text.
     *
     * @param peer with whom they talk
     * @param seq where the message stands
     * @param content what it is to say
     */
    record Edit(UserId peer, long seq, MessageText content) implements DeviceRequest {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.edit(this);
        }
    }

    /**
     * A message of the user is taken back.
     *
     * @param peer with whom they talk
     * @param seq where the message stands
     */
    record Recall(UserId peer, long seq) implements DeviceRequest {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.recall(this);
        }
    }

    /**
     * The user takes no more messages of somebody, or takes them again.
     *
     * @param user of whom
     * @param blocked whether they take none from now on
     */
    record Block(UserId user, boolean blocked) implements DeviceRequest {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.block(this);
        }
    }

    /** Whom the user blocks. */
    record Blocks() implements DeviceRequest {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.blocks();
        }
    }

    /** Whether anybody is there. */
    record Ping() implements DeviceRequest {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.ping();
        }
    }

    /**
     * Nothing that can be carried out.
     *
     * @param code why, for programs
     * @param message why, for people: the field, an excerpt of its value, and what was expected
     */
    record Refused(ErrorCode code, String message) implements DeviceRequest {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.refused(this);
        }
    }
}
