package org.wschat.adapter.sql.importing;

import java.util.Optional;

/**
 * The table of messages of another server. Used by one thread.
 *
 * <p>Its methods throw {@link org.wschat.application.port.outbound.MessageStoreException} if it cannot be read.
 */
public interface ImportSource {

    /**
     * What tells this table from all others, wherever it is moved to and whatever is added to it.
     *
     * @return 64 characters; nothing while the table is empty
     */
    Optional<String> identity();

    /** {@return the zone in which its times are read} */
    String timeZone();

    /** {@return the highest id in it; 0 if it is empty} */
    long lastId();

    /**
     * Reads rows in the order of their ids, never more of them into memory than the receiver takes.
     *
     * @param afterId only rows with an id above this one
     * @param receiver is given each row
     */
    void read(long afterId, RowReceiver receiver);
}
