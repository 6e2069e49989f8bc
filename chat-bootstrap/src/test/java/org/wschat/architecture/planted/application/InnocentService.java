package org.wschat.architecture.planted.application;

import java.util.concurrent.CompletionStage;
import org.wschat.architecture.planted.application.port.inbound.InnocentUseCase;
import org.wschat.architecture.planted.application.port.outbound.InnocentPort;
import org.wschat.architecture.planted.domain.InnocentValue;

final class InnocentService implements InnocentUseCase {

    private final InnocentPort port;

    InnocentService(InnocentPort port) {
        this.port = port;
    }

    @Override
    public CompletionStage<InnocentValue> use(InnocentValue value) {
        return port.keep(value);
    }
}
