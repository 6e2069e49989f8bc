package org.wschat.bootstrap;

import org.wschat.adapter.mysql.MySqlUpkeep;
import org.wschat.adapter.sql.StoreUpkeep;
import org.wschat.adapter.sqlite.SqliteUpkeep;
import org.wschat.bootstrap.config.ChatConfig.Embedded;
import org.wschat.bootstrap.config.ChatConfig.MySql;
import org.wschat.bootstrap.config.ChatConfig.Storage;

/** Opens the store that the configuration names, for the commands that look after it. */
final class OpenUpkeep {

    private OpenUpkeep() {}

    /** Opens a store that is there. */
    static StoreUpkeep existing(Storage storage) {
        return storage instanceof Embedded embedded
                ? SqliteUpkeep.existing(embedded.path())
                : MySqlUpkeep.existing(OpenStore.settings((MySql) storage));
    }

    /** Opens a store, and makes it if it is missing. */
    static StoreUpkeep made(Storage storage) {
        return storage instanceof Embedded embedded
                ? SqliteUpkeep.made(embedded.path())
                : MySqlUpkeep.made(OpenStore.settings((MySql) storage));
    }
}
