package org.wschat.architecture.planted.adapter.sql;

public record SqlRow(long id) {}
