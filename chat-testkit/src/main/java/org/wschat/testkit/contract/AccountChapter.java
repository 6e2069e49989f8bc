package org.wschat.testkit.contract;

import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.AwaitedAccounts;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.People;

/** One chapter of the contract of a store of accounts. */
interface AccountChapter {

    /** {@return the accounts that are tried} */
    UserStore triedUsers();

    /** {@return the sessions of these accounts} */
    SessionStore triedSessions();

    /** {@return the messages of the same store} */
    MessageStore triedMessages();

    /** {@return the accounts and sessions, waited for at every call} */
    default AwaitedAccounts accounts() {
        return new AwaitedAccounts(triedUsers(), triedSessions());
    }

    /** {@return the messages, waited for at every call} */
    default AwaitedMessageStore messages() {
        return new AwaitedMessageStore(triedMessages());
    }

    /** {@return a name that nobody has heard of} */
    default UserName stranger() {
        return named(People.strangers(), "ann");
    }

    /** {@return the name of an account that has just been made} */
    default UserName registered() {
        return accounts().register(stranger());
    }

    /** {@return the name of one of a group of people} */
    static UserName named(People people, String name) {
        return new UserName(people.named(name).value());
    }
}
