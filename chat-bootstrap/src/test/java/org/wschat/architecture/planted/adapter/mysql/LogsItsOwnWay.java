package org.wschat.architecture.planted.adapter.mysql;

import java.util.logging.Logger;

public record LogsItsOwnWay(Logger logger) {}
