package org.wschat.architecture.planted.domain;

public record MessageInfo(String text) {}
