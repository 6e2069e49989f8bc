package org.wschat.testkit.contract;

import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.LastSeenStore;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.Situations;

/** One chapter of the contract of a store. */
interface StoreChapter {

    /** {@return the store that is tried} */
    MessageStore tried();

    /** {@return the other half of the same store} */
    InboxStore inbox();

    /** {@return what keeps in the same database when people were last connected} */
    LastSeenStore lastSeen();

    /** {@return the same store, waited for at every call} */
    default AwaitedMessageStore awaited() {
        return new AwaitedMessageStore(tried());
    }

    /** {@return situations in that store} */
    default Situations given() {
        return new Situations(tried());
    }
}
