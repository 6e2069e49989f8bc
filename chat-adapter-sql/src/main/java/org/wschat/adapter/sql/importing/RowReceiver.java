package org.wschat.adapter.sql.importing;

import org.wschat.adapter.sql.row.Refusal;
import org.wschat.adapter.sql.write.PastMessage;

/** Takes the rows of an {@link ImportSource}, each by one of its methods. */
public interface RowReceiver {

    /**
     * Takes a row that is a message.
     *
     * @param message the message
     */
    void message(PastMessage message);

    /**
     * Takes a row that was deleted there.
     *
     * @param id its id
     */
    void deleted(long id);

    /**
     * Takes a row that cannot be a message here.
     *
     * @param id its id
     * @param why what is wrong with it
     */
    void refused(long id, Refusal why);
}
