package org.wschat.architecture.planted.domain;

import org.slf4j.Logger;

public record KnowsLogging(Logger logger) {}
