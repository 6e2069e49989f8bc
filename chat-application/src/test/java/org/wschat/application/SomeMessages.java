package org.wschat.application;

import java.time.Instant;
import java.util.stream.LongStream;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;

/** Two people and what one of them said. */
final class SomeMessages {

    static final UserId ANN = new UserId("ann");
    static final UserId BOB = new UserId("bob");
    static final Instant SENT_AT = Instant.parse("2026-11-23T12:00:00.125Z");

    private SomeMessages() {}

    /** Ann's message to Bob at this place. */
    static Message annToBob(long seq) {
        return new Message(
                1000 + seq,
                new MessagePosition(seq, seq),
                ANN,
                BOB,
                new MessageText("m" + seq),
                SENT_AT,
                SENT_AT,
                false);
    }

    /** Ann's messages to Bob at these places. */
    static Message[] annToBob(long... seqs) {
        return LongStream.of(seqs).mapToObj(SomeMessages::annToBob).toArray(Message[]::new);
    }
}
