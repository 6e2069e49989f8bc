package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.application.port.outbound.SyncPage;
import org.wschat.domain.conversation.UserId;

/** Gives a person what they have missed, a page at a time. */
public interface SyncUseCase {

    /**
     * Gives a point before which nothing is missed by whoever is connected already. Never blocks.
     *
     * @return the point
     */
    SyncCursor cursor();

    /**
     * Reads one page of what was sent by or to a person, or changed, since a point. Page after page, each from the cursor of the
     * one before, gives all of it; some messages perhaps more than once.
     *
     * @param user the person
     * @param after the point
     * @param maxMessages the most messages the page may have, at least 1
     * @return the page; or {@link org.wschat.application.port.outbound.MessageStoreException}, or {@link IllegalArgumentException} if nobody was given that cursor
     */
    CompletionStage<SyncPage> sync(UserId user, SyncCursor after, int maxMessages);
}
