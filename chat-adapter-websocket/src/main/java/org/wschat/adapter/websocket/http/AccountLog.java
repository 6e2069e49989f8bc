package org.wschat.adapter.websocket.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.application.port.inbound.AccountRefusal;
import org.wschat.domain.user.UserName;

/**
 * What is done to accounts and by whose address, a line each, for those who run the server. It names those who have shown that
 * they are who they say; of whoever has not, only the address, for people type passwords into the wrong field.
 */
final class AccountLog {

    private static final Logger LOG = LoggerFactory.getLogger("org.wschat.accounts");

    private AccountLog() {}

    static void done(String what, UserName who, Call call) {
        LOG.info("{}: {}, from {}", what, who, call.address());
    }

    /** Attempts that are turned away uncounted may be many, and are told at debug. */
    static void refused(String what, AccountRefusal refusal, Call call) {
        switch (refusal.reason()) {
            case WRONG_CREDENTIALS -> LOG.info("{} refused: wrong credentials, from {}", what, call.address());
            case THROTTLED -> LOG.debug("{} refused: too many attempts, from {}", what, call.address());
            default -> {}
        }
    }
}
