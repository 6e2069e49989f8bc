package org.wschat.testkit;

import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.testkit.contract.UserStoreContract;

class InMemoryUserStoreTest extends UserStoreContract {

    private final InMemoryMessageStore messages = new InMemoryMessageStore();
    private final InMemoryAccounts accounts = new InMemoryAccounts(messages);

    @Override
    protected UserStore users() {
        return accounts;
    }

    @Override
    protected SessionStore sessions() {
        return accounts;
    }

    @Override
    protected MessageStore messageStore() {
        return messages;
    }
}
