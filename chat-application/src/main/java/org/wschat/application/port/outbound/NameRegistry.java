package org.wschat.application.port.outbound;

import java.util.concurrent.CompletionStage;
import org.wschat.domain.conversation.UserId;

/** Tells which ids belong to somebody, so that no guest may use them. May be called from any thread and never blocks. */
public interface NameRegistry {

    /**
     * Looks an id up.
     *
     * @param id an id of a conversation
     * @return whether it is the name of an account that is or was there; or {@link AccountStoreException}
     */
    CompletionStage<Boolean> isRegistered(UserId id);
}
