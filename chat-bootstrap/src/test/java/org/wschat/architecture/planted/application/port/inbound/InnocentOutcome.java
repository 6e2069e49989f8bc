package org.wschat.architecture.planted.application.port.inbound;

public sealed interface InnocentOutcome {

    record InnocentCase() implements InnocentOutcome {}
}
