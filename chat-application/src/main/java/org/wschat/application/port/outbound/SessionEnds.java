package org.wschat.application.port.outbound;

import java.util.Collection;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.user.SessionId;

/** Hears that somebody may no longer be connected. May be called from any thread; never blocks and never fails. */
public interface SessionEnds {

    /**
     * Closes what is open by these sessions, within a second.
     *
     * @param sessions the sessions, ended and durably so
     */
    void ended(Collection<SessionId> sessions);

    /**
     * Closes what guests have open under a name, within a second.
     *
     * @param name a name that now belongs to somebody
     */
    void nameTaken(UserId name);
}
