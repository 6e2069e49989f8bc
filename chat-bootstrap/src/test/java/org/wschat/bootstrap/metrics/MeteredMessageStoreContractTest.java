package org.wschat.bootstrap.metrics;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.LastSeenStore;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.testkit.InMemoryMessageStore;
import org.wschat.testkit.contract.MessageStoreContract;

/** Whoever counts keeps the promises of the store. */
class MeteredMessageStoreContractTest extends MessageStoreContract {

    private final InMemoryMessageStore kept = new InMemoryMessageStore();
    private final MessageStore store = new MeteredMessageStore(kept, new SimpleMeterRegistry());

    @Override
    protected MessageStore store() {
        return store;
    }

    @Override
    public InboxStore inbox() {
        return kept;
    }

    @Override
    public LastSeenStore lastSeen() {
        return kept;
    }
}
