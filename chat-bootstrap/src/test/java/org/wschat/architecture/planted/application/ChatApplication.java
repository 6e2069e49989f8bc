package org.wschat.architecture.planted.application;

import java.util.concurrent.CompletionStage;
import org.wschat.architecture.planted.application.port.inbound.InnocentUseCase;
import org.wschat.architecture.planted.application.port.outbound.InnocentPort;
import org.wschat.architecture.planted.domain.InnocentValue;

public final class ChatApplication {

    private final InnocentUseCase useCase;

    public ChatApplication(InnocentPort port) {
        this.useCase = new InnocentService(port);
    }

    public CompletionStage<InnocentValue> use(InnocentValue value) {
        return useCase.use(value);
    }
}
