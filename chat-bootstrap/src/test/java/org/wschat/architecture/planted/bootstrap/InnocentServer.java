package org.wschat.architecture.planted.bootstrap;

import org.wschat.architecture.planted.adapter.sqlite.InnocentSqlite;

public record InnocentServer(InnocentSqlite sqlite) {}
