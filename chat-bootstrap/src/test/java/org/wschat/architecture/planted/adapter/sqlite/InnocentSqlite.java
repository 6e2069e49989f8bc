package org.wschat.architecture.planted.adapter.sqlite;

import org.wschat.architecture.planted.adapter.sql.SqlRow;
import org.wschat.architecture.planted.domain.InnocentValue;

public record InnocentSqlite(SqlRow row, InnocentValue value) {}
