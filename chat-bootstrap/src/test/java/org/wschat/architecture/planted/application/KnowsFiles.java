package org.wschat.architecture.planted.application;

import java.nio.file.Path;

record KnowsFiles(Path path) {}
