package org.wschat.application;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.application.port.inbound.Readiness;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.MessageStoreException;

class CheckReadinessServiceTest {

    private final MessageStore store = mock(MessageStore.class);
    private final CheckReadinessService service = new CheckReadinessService(store);

    @Test
    void is_ready_when_the_store_is() {
        when(store.checkReady()).thenReturn(completedFuture(null));

        assertThat(service.check().toCompletableFuture().join()).isEqualTo(Readiness.READY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void is_not_ready_when_the_store_says_so(boolean wrapped) {
        MessageStoreException away = new MessageStoreException("away");
        when(store.checkReady()).thenReturn(failedFuture(wrapped ? new CompletionException(away) : away));

        assertThat(service.check().toCompletableFuture().join()).isEqualTo(Readiness.STORE_UNAVAILABLE);
    }

    @Test
    void fails_when_the_store_is_broken() {
        IllegalStateException broken = new IllegalStateException("a bug");
        when(store.checkReady()).thenReturn(failedFuture(broken));

        CompletionStage<Readiness> readiness = service.check();

        assertThatThrownBy(() -> readiness.toCompletableFuture().join()).hasCause(broken);
    }
}
