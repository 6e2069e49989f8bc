package org.wschat.architecture.planted.adapter.sql;

import org.wschat.architecture.planted.adapter.sqlite.InnocentSqlite;

public record KnowsSqlite(InnocentSqlite sqlite) {}
