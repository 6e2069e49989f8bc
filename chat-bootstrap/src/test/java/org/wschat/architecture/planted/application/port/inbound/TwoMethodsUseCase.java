package org.wschat.architecture.planted.application.port.inbound;

public interface TwoMethodsUseCase {

    void one();

    void two();
}
