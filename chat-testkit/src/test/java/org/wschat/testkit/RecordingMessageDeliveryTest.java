package org.wschat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.MessageDelivery.Delivery;
import org.wschat.domain.message.Message;

class RecordingMessageDeliveryTest {

    private final RecordingMessageDelivery delivery = new RecordingMessageDelivery();
    private final Situation away = new Situations(new InMemoryMessageStore()).offlineMessages(2);
    private final Message message = away.message(1);

    @Test
    void reaches_nobody_who_is_not_connected() {
        Delivery reached = delivery.deliver(message, Optional.empty());

        assertThat(reached.peerOnline()).isFalse();
        assertThat(reached.written()).isCompletedWithValue(false);
        assertThat(delivery.handedOver()).containsExactly(message);
        assertThat(delivery.deliveredTo(away.reader())).isEmpty();
    }

    @Test
    void reaches_who_is_connected_on_the_conversation() {
        delivery.connect(away.reader(), away.sender());

        Delivery reached = delivery.deliver(message, Optional.empty());

        assertThat(reached.peerOnline()).isTrue();
        assertThat(reached.written()).isCompletedWithValue(true);
        assertThat(delivery.deliveredTo(away.reader())).containsExactly(message);
    }

    @Test
    void leaves_writes_under_way_until_the_test_ends_them() {
        delivery.connect(away.reader(), away.sender());
        delivery.holdWrites();
        Delivery held = delivery.deliver(message, Optional.empty());
        assertThat(held.written().toCompletableFuture()).isNotDone();

        delivery.finishWrites(false);

        assertThat(held.written()).isCompletedWithValue(false);
        assertThat(delivery.deliver(away.message(2), Optional.empty()).written())
                .isCompletedWithValue(true);
    }
}
