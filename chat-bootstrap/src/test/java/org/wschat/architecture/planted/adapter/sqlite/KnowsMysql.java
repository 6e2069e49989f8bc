package org.wschat.architecture.planted.adapter.sqlite;

import org.wschat.architecture.planted.adapter.mysql.MysqlRow;

public interface KnowsMysql {

    void read(MysqlRow[] rows);
}
