package org.wschat.application;

import java.util.Optional;
import org.wschat.application.port.inbound.AccountOutcome;
import org.wschat.application.port.inbound.AccountRefusal;
import org.wschat.application.port.inbound.AccountRefusal.Reason;
import org.wschat.domain.user.Password;
import org.wschat.domain.user.PasswordRule;
import org.wschat.domain.user.UserName;

/** A password that somebody has chosen for an account. */
final class NewPassword {

    private NewPassword() {}

    /** Gives the password, or the rule that it breaks, under the name of the field that it was typed into. */
    static AccountOutcome<Password> of(String field, String typed, UserName name, PasswordRule rule) {
        try {
            Password password = new Password(typed);
            Optional<String> objection = rule.objection(password, name);
            return objection
                    .<AccountOutcome<Password>>map(detail -> invalid(field, detail))
                    .orElseGet(() -> new AccountOutcome.Done<>(password));
        } catch (IllegalArgumentException e) {
            return invalid(field, String.valueOf(e.getMessage()));
        }
    }

    private static AccountOutcome<Password> invalid(String field, String detail) {
        String named = field + detail.substring(detail.indexOf(':'));
        return new AccountOutcome.Refused<>(new AccountRefusal(Reason.INVALID, named));
    }
}
