package org.wschat.testkit;

import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.LastSeenStore;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.testkit.contract.MessageStoreContract;

class InMemoryMessageStoreTest extends MessageStoreContract {

    private final InMemoryMessageStore store = new InMemoryMessageStore();

    @Override
    protected MessageStore store() {
        return store;
    }

    @Override
    public InboxStore inbox() {
        return store;
    }

    @Override
    public LastSeenStore lastSeen() {
        return store;
    }
}
