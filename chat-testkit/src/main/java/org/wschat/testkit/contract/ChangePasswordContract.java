package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedAccounts.newSession;
import static org.wschat.testkit.AwaitedAccounts.newToken;
import static org.wschat.testkit.AwaitedAccounts.passwordOf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.Crowd;

/** Changing passwords. */
interface ChangePasswordContract extends AccountChapter {

    /** What is kept of another password. */
    PasswordHash ANOTHER = new PasswordHash("another");

    private Optional<PasswordHash> passwordNow(UserName name) {
        return accounts().find(name).map(StoredUser::password);
    }

    @Test
    default void changes_a_password_if_the_expected_one_is_kept() {
        UserName ann = registered();
        StoredUser before = accounts().find(ann).orElseThrow();

        assertThat(accounts().changePassword(ann, Optional.of(passwordOf(ann)), ANOTHER, Optional.empty()))
                .hasValue(List.of());

        assertThat(accounts().find(ann)).hasValue(new StoredUser(before.user(), ANOTHER));
    }

    @Test
    default void changes_nothing_if_another_password_is_kept() {
        UserName ann = registered();
        Session session = accounts().logIn(ann);

        assertThat(accounts().changePassword(ann, Optional.of(ANOTHER), new PasswordHash("new"), Optional.empty()))
                .isEmpty();

        assertThat(passwordNow(ann)).hasValue(passwordOf(ann));
        assertThat(accounts().sessionsOf(ann)).containsExactly(session);
    }

    @Test
    default void changes_any_password_if_none_is_expected() {
        UserName ann = registered();

        assertThat(accounts().changePassword(ann, Optional.empty(), ANOTHER, Optional.empty()))
                .hasValue(List.of());

        assertThat(passwordNow(ann)).hasValue(ANOTHER);
    }

    @Test
    default void tells_passwords_apart_by_their_case() {
        UserName ann = registered();
        PasswordHash capitals = new PasswordHash(passwordOf(ann).value().toUpperCase(Locale.ROOT));

        assertThat(accounts().changePassword(ann, Optional.of(capitals), ANOTHER, Optional.empty()))
                .isEmpty();
    }

    @Test
    default void ends_all_sessions_but_the_one_that_stays() {
        UserName ann = registered();
        Session first = accounts().logIn(ann);
        Session kept = newSession(ann);
        TokenHash token = accounts().logIn(kept);
        Session last = accounts().logIn(ann);

        assertThat(accounts().changePassword(ann, Optional.of(passwordOf(ann)), ANOTHER, Optional.of(kept.id())))
                .hasValueSatisfying(ended -> assertThat(ended).containsExactlyInAnyOrder(first.id(), last.id()));

        assertThat(accounts().sessionsOf(ann)).containsExactly(kept);
        assertThat(accounts().find(token)).hasValue(kept);
    }

    @Test
    default void ends_all_sessions_if_none_stays_and_none_of_others() {
        UserName ann = registered();
        UserName bob = registered();
        Session ofAnn = newSession(ann);
        TokenHash token = accounts().logIn(ofAnn);
        Session ofBob = accounts().logIn(bob);

        assertThat(accounts().changePassword(ann, Optional.empty(), ANOTHER, Optional.of(ofBob.id())))
                .hasValue(List.of(ofAnn.id()));

        assertThat(accounts().find(token)).isEmpty();
        assertThat(accounts().sessionsOf(ann)).isEmpty();
        assertThat(accounts().sessionsOf(bob)).containsExactly(ofBob);
        assertThat(passwordNow(bob)).hasValue(passwordOf(bob));
    }

    @Test
    default void changes_no_password_of_nobody() {
        UserName ann = stranger();

        assertThat(accounts().changePassword(ann, Optional.empty(), ANOTHER, Optional.empty()))
                .isEmpty();

        assertThat(accounts().find(ann)).isEmpty();
    }

    @Test
    default void adds_no_session_for_which_a_password_was_checked_that_is_kept_no_longer() {
        UserName ann = registered();
        accounts().changePassword(ann, Optional.of(passwordOf(ann)), ANOTHER, Optional.empty());
        TokenHash token = newToken();

        assertThat(accounts().add(newSession(ann), token, passwordOf(ann))).isFalse();

        assertThat(accounts().find(token)).isEmpty();
        assertThat(accounts().sessionsOf(ann)).isEmpty();
        assertThat(accounts().add(newSession(ann), token, ANOTHER)).isTrue();
    }

    @Test
    default void leaves_no_session_that_was_added_while_the_password_was_changed() {
        for (int round = 0; round < 10; round++) {
            UserName ann = registered();

            Crowd.of(8)
                    .each(member -> member == 0
                            ? accounts().changePassword(ann, Optional.empty(), ANOTHER, Optional.empty())
                            : accounts().add(newSession(ann), newToken(), passwordOf(ann)));

            assertThat(accounts().sessionsOf(ann)).isEmpty();
        }
    }

    @Test
    default void changes_a_password_once_if_many_expect_the_same_at_once() {
        UserName ann = registered();
        SessionId session = accounts().logIn(ann).id();

        List<Optional<List<SessionId>>> changed = Crowd.of(8)
                .each(member -> accounts()
                        .changePassword(
                                ann,
                                Optional.of(passwordOf(ann)),
                                new PasswordHash("password of " + member),
                                Optional.empty()));

        assertThat(changed.stream().flatMap(Optional::stream)).containsExactly(List.of(session));
        int winner = changed.indexOf(Optional.of(List.of(session)));
        assertThat(passwordNow(ann)).hasValue(new PasswordHash("password of " + winner));
    }
}
