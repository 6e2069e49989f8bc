package org.wschat.testkit;

import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.testkit.contract.SessionStoreContract;

class InMemorySessionStoreTest extends SessionStoreContract {

    private final InMemoryAccounts accounts = new InMemoryAccounts();

    @Override
    protected UserStore users() {
        return accounts;
    }

    @Override
    protected SessionStore sessions() {
        return accounts;
    }
}
