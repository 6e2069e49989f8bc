package org.wschat.architecture.planted.adapter.websocket;

import org.wschat.architecture.planted.adapter.sql.SqlRow;

public record KnowsSqlRows(SqlRow row) {}
