package org.wschat.application.port;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.application.port.inbound.ReadHistoryQuery;
import org.wschat.application.port.inbound.ReadUnreadQuery;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.UnreadQuery;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;

class PageSizeTest {

    private static final UserId ANN = new UserId("ann");

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void is_at_least_one_in_every_query(int maxMessages) {
        String message = "maxMessages: " + maxMessages + " (expected: at least 1)";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReadHistoryQuery(ANN, ANN, new ReadHistoryQuery.Newest(), maxMessages))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadUnreadQuery.first(ANN, ANN, maxMessages))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HistoryQuery(Conversation.between(ANN, ANN), 1, maxMessages))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnreadQuery(ANN, ANN, Optional.empty(), 1, maxMessages))
                .withMessage(message);
    }
}
