package org.wschat.testkit;

import org.wschat.application.port.outbound.MessageStore;
import org.wschat.testkit.contract.MessageStoreContract;

class InMemoryMessageStoreTest extends MessageStoreContract {

    private final MessageStore store = new InMemoryMessageStore();

    @Override
    protected MessageStore store() {
        return store;
    }
}
