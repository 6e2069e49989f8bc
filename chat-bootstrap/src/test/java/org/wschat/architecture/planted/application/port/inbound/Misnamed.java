package org.wschat.architecture.planted.application.port.inbound;

public interface Misnamed {

    void use();
}
