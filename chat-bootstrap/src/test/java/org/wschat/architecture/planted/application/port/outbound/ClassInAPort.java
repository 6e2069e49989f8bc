package org.wschat.architecture.planted.application.port.outbound;

public final class ClassInAPort {}
