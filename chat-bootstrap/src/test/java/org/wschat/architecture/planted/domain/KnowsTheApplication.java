package org.wschat.architecture.planted.domain;

import org.wschat.architecture.planted.application.port.outbound.InnocentPort;

public record KnowsTheApplication(InnocentPort port) {}
