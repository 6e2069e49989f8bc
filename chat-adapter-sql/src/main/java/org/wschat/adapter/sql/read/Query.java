package org.wschat.adapter.sql.read;

import java.io.IOException;
import org.apache.ibatis.session.SqlSession;

/**
 * Reads something within one read transaction.
 *
 * @param <T> what it reads
 */
@FunctionalInterface
interface Query<T> {

    /** Reads it. */
    T run(SqlSession session) throws IOException;
}
