package org.wschat.architecture.planted.client;

import org.wschat.architecture.planted.domain.InnocentValue;

record KnowsTheDomain(InnocentValue value) {}
