package org.wschat.adapter.websocket.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.device.frame.ErrorCode;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.message.ChangeRefusal;
import org.wschat.domain.message.SendRefusal;

final class ErrorTableTest {

    @Test
    void has_every_reason_why_a_message_is_not_sent() {
        assertThat(Stream.of(SendRefusal.values())
                        .collect(Collectors.toMap(
                                refusal -> refusal,
                                refusal -> ErrorTable.of(refusal).code())))
                .isEqualTo(Map.of(
                        SendRefusal.FIRST_CONTACT_LIMIT, ErrorCode.FIRST_CONTACT_LIMIT,
                        SendRefusal.BLOCKED, ErrorCode.BLOCKED,
                        SendRefusal.CLIENT_ID_TAKEN, ErrorCode.CONFLICT));
    }

    @Test
    void has_every_reason_why_a_message_is_not_changed() {
        assertThat(Stream.of(ChangeRefusal.values())
                        .collect(Collectors.toMap(
                                refusal -> refusal,
                                refusal -> ErrorTable.of(refusal).code())))
                .isEqualTo(Map.of(
                        ChangeRefusal.NOT_FOUND, ErrorCode.NOT_FOUND,
                        ChangeRefusal.NOT_YOURS, ErrorCode.FORBIDDEN,
                        ChangeRefusal.RECALLED, ErrorCode.FORBIDDEN,
                        ChangeRefusal.TOO_LATE, ErrorCode.FORBIDDEN,
                        ChangeRefusal.BLOCKED, ErrorCode.BLOCKED));
        Set<String> messages = Stream.of(ChangeRefusal.values())
                .map(refusal -> ErrorTable.of(refusal).message())
                .collect(Collectors.toSet());
        assertThat(messages).hasSize(ChangeRefusal.values().length);
    }

    @Test
    void tells_a_mistake_of_the_client_and_nothing_of_the_inside() {
        IllegalArgumentException mistake = new IllegalArgumentException("cursor: not one (expected: another)");
        assertThat(ErrorTable.of(mistake))
                .isEqualTo(new ErrorTable.Answer(ErrorCode.INVALID_ARGUMENT, "cursor: not one (expected: another)"));
        assertThat(ErrorTable.of(new CompletionException(mistake)).code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        for (RuntimeException broken : new RuntimeException[] {
            new MessageStoreException("secret"),
            new AccountStoreException("secret"),
            new IllegalStateException("secret")
        }) {
            assertThat(ErrorTable.of(broken).code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(ErrorTable.of(new CompletionException(broken)).message()).doesNotContain("secret");
        }
    }

    @Test
    void has_the_errors_of_the_adapter_itself() {
        assertThat(EnumSet.of(
                        ErrorTable.NOTHING_TO_READ.code(),
                        ErrorTable.OWN_BLOCK.code(),
                        ErrorTable.TOO_MANY_WATCHED.code()))
                .containsExactlyInAnyOrder(ErrorCode.NOT_FOUND, ErrorCode.INVALID_ARGUMENT, ErrorCode.TOO_LARGE);
        assertThat(Stream.of(ErrorCode.values()).map(ErrorCode::wireName))
                .containsExactly(
                        "invalid_frame",
                        "unknown_op",
                        "invalid_argument",
                        "too_large",
                        "not_found",
                        "forbidden",
                        "blocked",
                        "first_contact_limit",
                        "rate_limited",
                        "conflict",
                        "unavailable");
    }
}
