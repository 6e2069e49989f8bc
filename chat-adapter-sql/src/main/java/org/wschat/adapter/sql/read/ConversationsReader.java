package org.wschat.adapter.sql.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.session.SqlSession;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.PairRow;
import org.wschat.adapter.sql.row.SummaryRow;
import org.wschat.application.port.outbound.ConversationsPage;
import org.wschat.application.port.outbound.ConversationsQuery;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;

/**
 * Reads one page of a person's conversations, by ranges of the two indexes that there are: first those with peers who sort
 * behind the person, by the peer's id; then the others, by their keys, which rise with time.
 */
final class ConversationsReader {

    private ConversationsReader() {}

    static ConversationsPage read(SqlSession session, ConversationsQuery query) {
        ConversationMapper mapper = session.getMapper(ConversationMapper.class);
        int limit = RowPage.oneMoreThan(query.maxConversations());
        List<SummaryRow> rows = new ArrayList<>(ofLow(mapper, query, limit));
        if (rows.size() < limit) {
            rows.addAll(ofHigh(mapper, query, limit - rows.size()));
        }
        boolean more = rows.size() == limit;
        return new ConversationsPage(
                rows.stream()
                        .limit(query.maxConversations())
                        .map(SummaryRow::toSummary)
                        .toList(),
                more);
    }

    private static List<SummaryRow> ofLow(ConversationMapper mapper, ConversationsQuery query, int limit) {
        Optional<UserId> after = query.after();
        return after.isPresent() && !isBehind(query.user(), after.get())
                ? List.of()
                : mapper.summariesOfLow(
                        query.user().value(), after.map(UserId::value).orElse(""), limit);
    }

    private static List<SummaryRow> ofHigh(ConversationMapper mapper, ConversationsQuery query, int limit) {
        long after = query.after()
                .filter(peer -> !isBehind(query.user(), peer))
                .map(peer -> key(mapper, Conversation.between(query.user(), peer)))
                .orElse(0L);
        return mapper.summariesOfHigh(query.user().value(), after, limit);
    }

    private static boolean isBehind(UserId user, UserId peer) {
        return peer.compareTo(user) > 0;
    }

    private static long key(ConversationMapper mapper, Conversation conversation) {
        ConversationRow row = mapper.find(PairRow.of(conversation));
        if (row == null) {
            throw new IllegalArgumentException("after: no peer of the person (expected: the last of a page)");
        }
        return row.id();
    }
}
