package org.wschat.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConversationSummaryTest {

    private static final UserId PEER = new UserId("bob");

    @Test
    void may_be_all_read_or_all_unread() {
        assertThat(new ConversationSummary(PEER, 3, 0).unread()).isZero();
        assertThat(new ConversationSummary(PEER, 3, 3).unread()).isEqualTo(3);
    }

    @Test
    void has_a_message() {
        assertThatThrownBy(() -> new ConversationSummary(PEER, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lastSeq: 0 (expected: at least 1)");
    }

    @Test
    void has_no_more_unread_messages_than_messages() {
        assertThatThrownBy(() -> new ConversationSummary(PEER, 3, 4)).hasMessage("unread: 4 (expected: 0 to 3)");
        assertThatThrownBy(() -> new ConversationSummary(PEER, 3, -1)).hasMessage("unread: -1 (expected: 0 to 3)");
    }
}
