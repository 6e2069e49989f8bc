package org.wschat.architecture.planted.client;

import org.slf4j.Logger;

record KnowsALogger(Logger log) {}
