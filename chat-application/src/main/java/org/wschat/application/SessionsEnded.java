package org.wschat.application;

import java.util.List;
import java.util.Optional;
import org.wschat.application.port.inbound.AccountOutcome;
import org.wschat.application.port.inbound.AccountRefusal;
import org.wschat.application.port.inbound.AccountRefusal.Reason;
import org.wschat.application.port.outbound.SessionEnds;
import org.wschat.domain.user.SessionId;

/** What follows a change of an account that ended sessions. */
final class SessionsEnded {

    private SessionsEnded() {}

    /** Has what is open by the sessions closed; empty means that there was no such account. */
    static AccountOutcome<Integer> of(Optional<List<SessionId>> ended, SessionEnds ends) {
        ended.ifPresent(ends::ended);
        return ended.<AccountOutcome<Integer>>map(sessions -> new AccountOutcome.Done<>(sessions.size()))
                .orElseGet(() ->
                        new AccountOutcome.Refused<>(new AccountRefusal(Reason.NOT_FOUND, "there is no such account")));
    }
}
