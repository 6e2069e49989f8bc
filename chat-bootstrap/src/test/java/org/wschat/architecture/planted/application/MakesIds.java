package org.wschat.architecture.planted.application;

import java.util.UUID;

final class MakesIds {

    String next() {
        return UUID.randomUUID().toString();
    }
}
