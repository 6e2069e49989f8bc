package org.wschat.architecture.planted.application.port.outbound;

public final class InnocentException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
