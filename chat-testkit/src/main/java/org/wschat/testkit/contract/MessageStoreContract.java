package org.wschat.testkit.contract;

import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.LastSeenStore;
import org.wschat.application.port.outbound.MessageStore;

/**
 * Everything that {@link MessageStore}, {@link InboxStore} and {@link LastSeenStore} promise, as tests. Extend it, and it runs.
 *
 * <p>The tests talk about people nobody has heard of before, so that one store may serve all of them, and may hold other
 * conversations besides. What they cannot try, each store tries for itself: that acknowledged messages survive a crash,
 * what an overloaded or broken store answers, that the cost of a page does not grow.
 */
public abstract class MessageStoreContract
        implements AppendContract,
                AppendOrderContract,
                TextContract,
                NameContract,
                HistoryContract,
                TranscriptContract,
                ConversationsContract,
                UnreadContract,
                ReadMarkContract,
                UnreadCountContract,
                FirstContactContract,
                ClientIdContract,
                ChangeContract,
                BlockContract,
                InboxContract,
                SyncContract,
                LastSeenContract,
                ConcurrencyContract,
                ReadinessContract,
                ModelContract {

    /** For the suites that extend this one. */
    protected MessageStoreContract() {}

    /**
     * The store to try, asked for again and again.
     *
     * @return an open store, the same one throughout a test
     */
    protected abstract MessageStore store();

    @Override
    public abstract InboxStore inbox();

    @Override
    public abstract LastSeenStore lastSeen();

    @Override
    public final MessageStore tried() {
        return store();
    }
}
