package org.wschat.architecture.planted.application;

import org.wschat.architecture.planted.adapter.sql.SqlRow;

record KnowsAdapterService(SqlRow row) {}
