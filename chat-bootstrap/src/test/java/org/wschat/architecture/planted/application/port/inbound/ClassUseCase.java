package org.wschat.architecture.planted.application.port.inbound;

public final class ClassUseCase {}
