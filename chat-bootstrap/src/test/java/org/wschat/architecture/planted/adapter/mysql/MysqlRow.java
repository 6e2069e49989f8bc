package org.wschat.architecture.planted.adapter.mysql;

public record MysqlRow(long id) {}
