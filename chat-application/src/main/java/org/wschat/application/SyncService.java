package org.wschat.application;

import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.SyncUseCase;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.application.port.outbound.SyncPage;
import org.wschat.domain.conversation.UserId;

/** Hands the store what is asked. */
final class SyncService implements SyncUseCase {

    private final InboxStore inbox;

    SyncService(InboxStore inbox) {
        this.inbox = inbox;
    }

    @Override
    public SyncCursor cursor() {
        return inbox.cursor();
    }

    @Override
    public CompletionStage<SyncPage> sync(UserId user, SyncCursor after, int maxMessages) {
        return inbox.sync(user, after, maxMessages);
    }
}
