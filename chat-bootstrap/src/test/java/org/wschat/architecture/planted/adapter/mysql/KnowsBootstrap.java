package org.wschat.architecture.planted.adapter.mysql;

import org.wschat.architecture.planted.bootstrap.InnocentServer;

public record KnowsBootstrap(InnocentServer server) {}
