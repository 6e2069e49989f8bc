package org.wschat.architecture.planted.domain;

import java.sql.Connection;

public interface KnowsSql {

    void save(Connection connection);
}
