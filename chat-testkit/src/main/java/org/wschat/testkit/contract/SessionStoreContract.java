package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedAccounts.LIFETIME;
import static org.wschat.testkit.AwaitedAccounts.NOON;
import static org.wschat.testkit.AwaitedAccounts.newSession;
import static org.wschat.testkit.AwaitedAccounts.newToken;
import static org.wschat.testkit.AwaitedAccounts.passwordOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.AwaitedAccounts;
import org.wschat.testkit.Crowd;
import org.wschat.testkit.People;
import org.wschat.testkit.Stages;

/**
 * Everything that {@link SessionStore} promises, as tests. Extend it, and it runs. What becomes of the sessions of an account
 * that changes is told in {@link UserStoreContract}.
 *
 * <p>The tests talk about people nobody has heard of before, so that one store may serve all of them; but they remove
 * sessions that expired before {@link AwaitedAccounts#NOON}, whoever has them.
 */
public abstract class SessionStoreContract {

    /** For the suites that extend this one. */
    protected SessionStoreContract() {}

    /**
     * The accounts that have the sessions.
     *
     * @return an open store, the same one throughout a test
     */
    protected abstract UserStore users();

    /**
     * The sessions to try, asked for again and again.
     *
     * @return the other half of the same store
     */
    protected abstract SessionStore sessions();

    private AwaitedAccounts accounts() {
        return new AwaitedAccounts(users(), sessions());
    }

    private UserName registered() {
        return accounts().register(AccountChapter.named(People.strangers(), "ann"));
    }

    @Test
    void finds_a_session_by_its_token_as_it_was_added() {
        UserName ann = registered();
        String unique = newToken().value();
        Session session = new Session(
                new SessionId("-_Az" + unique.substring(4)),
                ann,
                "\uD83D\uDCF1".repeat(60) + " Ann's \" \\ % \u00e5 a\u030a telephone ",
                "2001:db8:1234:5678:9abc:def0:1234:5678%a-long-interface-name",
                NOON,
                NOON.plusMillis(1),
                NOON.plusMillis(2));

        TokenHash token = accounts().logIn(session);

        assertThat(accounts().find(token)).hasValue(session);
        assertThat(accounts().sessionsOf(ann)).containsExactly(session);
    }

    @Test
    void finds_nothing_by_the_token_of_nobody() {
        assertThat(accounts().find(newToken())).isEmpty();
    }

    @Test
    void adds_no_session_of_nobody() {
        UserName ann = AccountChapter.named(People.strangers(), "ann");
        TokenHash token = newToken();

        assertThat(accounts().add(newSession(ann), token)).isFalse();

        assertThat(accounts().find(token)).isEmpty();
        assertThat(accounts().sessionsOf(ann)).isEmpty();
    }

    @Test
    void adds_no_session_of_somebody_whose_name_is_written_with_a_capital() {
        People people = People.strangers();
        accounts().register(AccountChapter.named(people, "ann"));

        assertThat(accounts().add(newSession(AccountChapter.named(people, "Ann")), newToken()))
                .isFalse();
    }

    @Test
    void lists_the_sessions_of_one_account_the_newest_first() {
        UserName ann = registered();
        Session second = newSession(ann, NOON.plusSeconds(1));
        Session first = newSession(ann, NOON);
        Session third = newSession(ann, NOON.plusSeconds(2));
        accounts().logIn(second);
        accounts().logIn(first);
        accounts().logIn(third);
        accounts().logIn(registered());

        assertThat(accounts().sessionsOf(ann)).containsExactly(third, second, first);
    }

    @Test
    void keeps_the_new_times_of_a_session_that_is_used() {
        UserName ann = registered();
        Session session = newSession(ann);
        TokenHash token = accounts().logIn(session);
        Session other = accounts().logIn(ann);
        Session used = session.usedAt(NOON.plusSeconds(60), LIFETIME);

        accounts().noteUse(used);

        assertThat(accounts().find(token)).hasValue(used);
        assertThat(accounts().sessionsOf(ann)).containsExactlyInAnyOrder(used, other);
    }

    @Test
    void notes_no_use_of_a_session_that_has_ended() {
        UserName ann = registered();
        Session session = newSession(ann);
        TokenHash token = accounts().logIn(session);
        accounts().end(ann, session.id());

        accounts().noteUse(session.usedAt(NOON.plusSeconds(60), LIFETIME));

        assertThat(accounts().find(token)).isEmpty();
        assertThat(accounts().sessionsOf(ann)).isEmpty();
    }

    @Test
    void ends_one_session_and_no_other() {
        UserName ann = registered();
        Session ended = newSession(ann);
        TokenHash token = accounts().logIn(ended);
        Session stays = accounts().logIn(ann);

        assertThat(accounts().end(ann, ended.id())).isTrue();

        assertThat(accounts().find(token)).isEmpty();
        assertThat(accounts().sessionsOf(ann)).containsExactly(stays);
        assertThat(accounts().end(ann, ended.id())).isFalse();
    }

    @Test
    void ends_no_session_of_somebody_else() {
        UserName ann = registered();
        UserName bob = registered();
        Session session = accounts().logIn(ann);

        assertThat(accounts().end(bob, session.id())).isFalse();

        assertThat(accounts().sessionsOf(ann)).containsExactly(session);
    }

    @Test
    void ends_all_sessions_of_one_account() {
        UserName ann = registered();
        UserName bob = registered();
        Session one = newSession(ann);
        TokenHash token = accounts().logIn(one);
        Session other = accounts().logIn(ann);
        Session ofBob = accounts().logIn(bob);

        assertThat(accounts().endAll(ann)).containsExactlyInAnyOrder(one.id(), other.id());

        assertThat(accounts().find(token)).isEmpty();
        assertThat(accounts().sessionsOf(ann)).isEmpty();
        assertThat(accounts().endAll(ann)).isEmpty();
        assertThat(accounts().sessionsOf(bob)).containsExactly(ofBob);
    }

    @Test
    void lets_somebody_log_in_again_whose_sessions_were_ended() {
        UserName ann = registered();
        accounts().logIn(ann);
        accounts().endAll(ann);
        Session session = newSession(ann);

        assertThat(accounts().find(accounts().logIn(session))).hasValue(session);
    }

    @Test
    void finds_sessions_that_have_expired_until_they_are_removed() {
        UserName ann = registered();
        Instant longAgo = NOON.minus(Duration.ofDays(300));
        Session expired = newSession(ann, longAgo);
        TokenHash token = accounts().logIn(expired);
        Session another = newSession(ann, longAgo.plusMillis(1));
        accounts().logIn(another);

        assertThat(accounts().find(token)).hasValue(expired);
        accounts().removeExpired(expired.expiresAt().minusMillis(1));
        assertThat(accounts().sessionsOf(ann)).containsExactly(another, expired);

        accounts().removeExpired(expired.expiresAt());

        assertThat(accounts().find(token)).isEmpty();
        assertThat(accounts().sessionsOf(ann)).containsExactly(another);
    }

    @Test
    void removes_no_session_that_was_used_in_time() {
        UserName ann = registered();
        Session session = newSession(ann, NOON.minus(Duration.ofDays(200)));
        TokenHash token = accounts().logIn(session);
        Session used = session.usedAt(NOON.minus(Duration.ofDays(180)), LIFETIME);
        accounts().noteUse(used);

        accounts().removeExpired(session.expiresAt());

        assertThat(accounts().find(token)).hasValue(used);
    }

    @Test
    void removes_many_sessions_that_have_expired() {
        UserName ann = registered();
        Instant then = NOON.minus(Duration.ofDays(100));
        for (int round = 0; round < 11; round++) {
            List<CompletionStage<Boolean>> added = IntStream.range(0, 100)
                    .mapToObj(i -> sessions().add(newSession(ann, then), newToken(), passwordOf(ann)))
                    .toList();
            assertThat(Stages.awaitAll(added)).containsOnly(true);
        }

        accounts().removeExpired(then.plus(LIFETIME));

        assertThat(accounts().sessionsOf(ann)).isEmpty();
    }

    @Test
    void ends_each_session_once_if_many_end_all_at_once() {
        UserName ann = registered();
        List<SessionId> all =
                IntStream.range(0, 20).mapToObj(i -> accounts().logIn(ann).id()).toList();

        List<List<SessionId>> ended = Crowd.of(8).each(member -> accounts().endAll(ann));

        assertThat(ended.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void changes_of_many_sessions_at_once_get_into_nobodys_way() {
        Crowd.of(8).each(member -> {
            UserName user = registered();
            for (int round = 0; round < 10; round++) {
                Session session = newSession(user);
                TokenHash token = accounts().logIn(session);
                accounts().noteUse(session.usedAt(NOON.plusSeconds(round), LIFETIME));
                assertThat(accounts().find(token).map(Session::lastSeenAt))
                        .isEqualTo(Optional.of(NOON.plusSeconds(round)));
                accounts().removeExpired(NOON.minus(Duration.ofDays(1)));
                assertThat(accounts().end(user, session.id())).isTrue();
            }
            return member;
        });
    }
}
