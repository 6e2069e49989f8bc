package org.wschat.application.port.inbound;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.conversation.UserId;

/** Remembers that somebody was connected. */
public interface NoteSeenUseCase {

    /**
     * Notes that a person is connected now.
     *
     * @param user the person
     * @return when that is, once it is committed; or {@link org.wschat.application.port.outbound.AccountStoreException}
     */
    CompletionStage<Instant> seen(UserId user);
}
