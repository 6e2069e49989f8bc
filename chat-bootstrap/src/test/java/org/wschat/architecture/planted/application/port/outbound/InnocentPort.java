package org.wschat.architecture.planted.application.port.outbound;

import java.util.concurrent.CompletionStage;
import org.wschat.architecture.planted.domain.InnocentValue;

public interface InnocentPort {

    CompletionStage<InnocentValue> keep(InnocentValue value) throws InnocentException;
}
