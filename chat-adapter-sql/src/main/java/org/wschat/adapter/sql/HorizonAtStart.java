package org.wschat.adapter.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.sync.SyncHorizon;
import org.wschat.adapter.sql.sync.SyncPoint;
import org.wschat.application.port.outbound.MessageStoreException;

/**
 * Finds the point below which nothing can appear any more, when a store is opened: on a server, where others may be writing,
 * an id so far below the highest that it was given twice {@link SyncHorizon#LAG} ago.
 */
final class HorizonAtStart {

    private static final long FIRST_STEP = 1_000;

    private HorizonAtStart() {}

    static SyncHorizon of(DataSource reading, SqlSessionFactory sessions, SqlDialect dialect) {
        long now = System.currentTimeMillis();
        try (Connection connection = reading.getConnection();
                SqlSession session = sessions.openSession(connection)) {
            MessageMapper messages = session.getMapper(MessageMapper.class);
            long highest = messages.maxId();
            long settled = dialect.assignsIds() ? highest : settled(messages, highest, now);
            return new SyncHorizon(
                    dialect.assignsIds(),
                    new SyncPoint(settled, now - SyncHorizon.LAG.toMillis()),
                    highest,
                    System::nanoTime,
                    System::currentTimeMillis);
        } catch (SQLException e) {
            throw new MessageStoreException("the highest id cannot be read", e);
        }
    }

    private static long settled(MessageMapper messages, long highest, long now) {
        long id = highest;
        for (long step = FIRST_STEP; id > 0; step *= 2) {
            id = Math.max(0, id - step);
            Long sentAt = messages.sentAtOrBefore(id);
            if (sentAt == null || sentAt < now - 2 * SyncHorizon.LAG.toMillis()) {
                return id;
            }
        }
        return 0;
    }
}
