package org.wschat.architecture.planted.application.port.inbound;

import java.util.concurrent.CompletionStage;
import org.wschat.architecture.planted.domain.InnocentValue;

public interface InnocentUseCase {

    CompletionStage<InnocentValue> use(InnocentValue value);
}
