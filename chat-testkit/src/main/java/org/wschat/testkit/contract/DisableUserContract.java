package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedAccounts.NOON;
import static org.wschat.testkit.AwaitedAccounts.newSession;
import static org.wschat.testkit.AwaitedAccounts.newToken;
import static org.wschat.testkit.AwaitedAccounts.newUser;
import static org.wschat.testkit.AwaitedAccounts.passwordOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.AddUserOutcome;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.Crowd;

/** Disabling accounts, and enabling them again. */
interface DisableUserContract extends AccountChapter {

    @Test
    default void finds_a_disabled_account_and_tells_that_it_is() {
        UserName ann = registered();

        assertThat(accounts().disable(ann)).hasValue(List.of());

        assertThat(accounts().find(ann)).hasValue(new StoredUser(new User(ann, NOON, true), passwordOf(ann)));
        assertThat(accounts().isRegistered(ann.id())).isTrue();
        assertThat(accounts().add(newUser(ann))).isEqualTo(AddUserOutcome.NAME_TAKEN);
    }

    @Test
    default void ends_the_sessions_of_an_account_that_is_disabled() {
        UserName ann = registered();
        UserName bob = registered();
        Session ofAnn = newSession(ann);
        TokenHash token = accounts().logIn(ofAnn);
        Session ofBob = accounts().logIn(bob);

        assertThat(accounts().disable(ann)).hasValue(List.of(ofAnn.id()));

        assertThat(accounts().find(token)).isEmpty();
        assertThat(accounts().sessionsOf(ann)).isEmpty();
        assertThat(accounts().sessionsOf(bob)).containsExactly(ofBob);
    }

    @Test
    default void adds_no_session_of_a_disabled_account() {
        UserName ann = registered();
        accounts().disable(ann);
        TokenHash token = newToken();

        assertThat(accounts().add(newSession(ann), token)).isFalse();

        assertThat(accounts().find(token)).isEmpty();
        assertThat(accounts().sessionsOf(ann)).isEmpty();
    }

    @Test
    default void lets_an_account_be_used_again_that_is_enabled_but_not_its_old_sessions() {
        UserName ann = registered();
        TokenHash old = accounts().logIn(newSession(ann));
        accounts().disable(ann);

        assertThat(accounts().enable(ann)).hasValue(List.of());

        assertThat(accounts().find(ann)).hasValue(new StoredUser(new User(ann, NOON, false), passwordOf(ann)));
        assertThat(accounts().find(old)).isEmpty();
        Session session = newSession(ann);
        assertThat(accounts().find(accounts().logIn(session))).hasValue(session);
    }

    @Test
    default void enabling_ends_no_session() {
        UserName ann = registered();
        Session session = accounts().logIn(ann);

        assertThat(accounts().enable(ann)).hasValue(List.of());

        assertThat(accounts().sessionsOf(ann)).containsExactly(session);
    }

    @Test
    default void disables_twice_as_well_as_once() {
        UserName ann = registered();
        accounts().disable(ann);

        assertThat(accounts().disable(ann)).hasValue(List.of());

        assertThat(accounts().find(ann).map(user -> user.user().disabled())).hasValue(true);
    }

    @Test
    default void disables_nobody_who_is_not_there() {
        UserName ann = stranger();

        assertThat(accounts().disable(ann)).isEmpty();
        assertThat(accounts().enable(ann)).isEmpty();

        assertThat(accounts().isRegistered(ann.id())).isFalse();
    }

    @Test
    default void leaves_no_session_that_was_added_while_the_account_was_disabled() {
        for (int round = 0; round < 10; round++) {
            UserName ann = registered();

            Crowd.of(8)
                    .each(member -> member == 0
                            ? accounts().disable(ann)
                            : accounts().add(newSession(ann), newToken(), passwordOf(ann)));

            assertThat(accounts().sessionsOf(ann)).isEmpty();
        }
    }
}
