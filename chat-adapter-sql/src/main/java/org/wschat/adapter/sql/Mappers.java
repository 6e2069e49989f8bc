package org.wschat.adapter.sql;

import java.util.Properties;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.mapper.AuditMapper;
import org.wschat.adapter.sql.mapper.ChangeMapper;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.GapMapper;
import org.wschat.adapter.sql.mapper.LastSeenMapper;
import org.wschat.adapter.sql.mapper.LedgerMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.mapper.SentNameMapper;
import org.wschat.adapter.sql.mapper.SessionMapper;
import org.wschat.adapter.sql.mapper.UserMapper;

/** MyBatis, set up in code: the mappers of one dialect, no caches, transactions left to whoever has the connection. */
final class Mappers {

    /** MyBatis logs parameters, and so texts, at debug level; under this name nobody turns that on by chance. */
    private static final String LOG_PREFIX = "wschat.sql.statements.";

    private Mappers() {}

    static SqlSessionFactory of(SqlDialect dialect, DataSource connections) {
        ManagedTransactionFactory transactions = new ManagedTransactionFactory();
        Properties leaveOpen = new Properties();
        leaveOpen.setProperty("closeConnection", "false");
        transactions.setProperties(leaveOpen);
        Configuration configuration =
                new Configuration(new Environment(dialect.databaseId(), transactions, connections));
        configuration.setDatabaseId(dialect.databaseId());
        configuration.setLogPrefix(LOG_PREFIX);
        configuration.setCacheEnabled(false);
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.setArgNameBasedConstructorAutoMapping(true);
        configuration.addMapper(AuditMapper.class);
        configuration.addMapper(ChangeMapper.class);
        configuration.addMapper(ConversationMapper.class);
        configuration.addMapper(GapMapper.class);
        configuration.addMapper(LastSeenMapper.class);
        configuration.addMapper(LedgerMapper.class);
        configuration.addMapper(MessageMapper.class);
        configuration.addMapper(SentNameMapper.class);
        configuration.addMapper(SessionMapper.class);
        configuration.addMapper(UserMapper.class);
        return new SqlSessionFactoryBuilder().build(configuration);
    }
}
