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

    /** Gives the password, or the rule that it breaks. */
    static AccountOutcome<Password> of(String typed, UserName name, PasswordRule rule) {
        try {
            Password password = new Password(typed);
            Optional<String> objection = rule.objection(password, name);
            return objection
                    .<AccountOutcome<Password>>map(NewPassword::invalid)
                    .orElseGet(() -> new AccountOutcome.Done<>(password));
        } catch (IllegalArgumentException e) {
            return invalid(String.valueOf(e.getMessage()));
        }
    }

    private static AccountOutcome<Password> invalid(String detail) {
        return new AccountOutcome.Refused<>(new AccountRefusal(Reason.INVALID, detail));
    }
}
