package org.wschat.adapter.sql.account;

import java.sql.SQLException;
import org.apache.ibatis.session.SqlSession;

/**
 * What is changed in one transaction. It is run again if the transaction fails and trying again is right.
 *
 * @param <T> what it tells
 */
@FunctionalInterface
public interface Change<T> {

    /**
     * Runs the statements; the commit follows.
     *
     * @param session the mappers, in the transaction
     * @param perhapsDone whether the same has been run before, and its commit was not answered: it may be there already
     * @return what it came to
     * @throws SQLException if it is to be rolled back
     */
    T run(SqlSession session, boolean perhapsDone) throws SQLException;
}
