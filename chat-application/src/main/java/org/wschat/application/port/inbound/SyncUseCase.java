package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;
import org.wschat.application.port.outbound.SyncPage;
import org.wschat.application.port.outbound.SyncQuery;

/** Gives a person what they have missed, a page at a time. */
public interface SyncUseCase {

    /**
     * Reads one page of what was sent by or to a person, or changed, since a point. Page after page, each from the cursor of the
     * one before, gives all of it; some messages perhaps more than once.
     *
     * @param query whose, from where, how much
     * @return the page; or {@link org.wschat.application.port.outbound.MessageStoreException}, or {@link
     *     IllegalArgumentException} if nobody was given that cursor
     */
    CompletionStage<SyncPage> sync(SyncQuery query);
}
