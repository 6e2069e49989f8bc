package org.wschat.testkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedMessageStore.NOON;
import static org.wschat.testkit.Stages.await;

import java.util.List;
import java.util.Optional;
import org.wschat.application.port.outbound.InboxQuery;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.LastSeenStore;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.application.port.outbound.SyncQuery;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ReadReceipt;

/** Every question about a person's conversations at once, for a test that looks at the statements behind them. */
public final class InboxUse {

    private InboxUse() {}

    /**
     * Asks all of them.
     *
     * @param inbox a SQL store, in which the two have talked, and have changed messages
     * @param lastSeen the same store
     * @param one who has written to the other
     * @param other who has not read it
     * @param beginning a cursor of the store before all messages
     */
    public static void everything(
            InboxStore inbox, LastSeenStore lastSeen, UserId one, UserId other, SyncCursor beginning) {
        for (UserId user : List.of(one, other)) {
            assertThat(await(inbox.inbox(new InboxQuery(user, Optional.empty(), 10)))
                            .entries())
                    .isNotEmpty();
            assertThat(await(inbox.sync(new SyncQuery(user, beginning, false, 1_000)))
                            .messages())
                    .isNotEmpty();
        }
        await(inbox.readPositions(Conversation.between(one, other), other));
        assertThat(await(inbox.markReadThrough(new ReadReceipt(other, one, 2)))).isPresent();
        await(inbox.isBlocked(new Block(other, one)));
        await(lastSeen.noteSeen(other, NOON));
        await(lastSeen.lastSeen(List.of(other)));
    }
}
