package org.wschat.architecture.planted.application;

public final class SecondDoor {}
