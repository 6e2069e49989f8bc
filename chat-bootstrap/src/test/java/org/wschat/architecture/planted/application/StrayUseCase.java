package org.wschat.architecture.planted.application;

interface StrayUseCase {

    void use();
}
