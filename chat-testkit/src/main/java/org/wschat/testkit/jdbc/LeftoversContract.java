package org.wschat.testkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedAccounts.LIFETIME;
import static org.wschat.testkit.AwaitedAccounts.NOON;
import static org.wschat.testkit.AwaitedAccounts.passwordOf;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.AwaitedAccounts;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.People;

/**
 * That nothing is left of somebody whose account is erased, but the name: searched for in all of the database, so that a table
 * that comes later is not forgotten. Extend it in the tests of a store that keeps its tables in one database.
 */
public abstract class LeftoversContract {

    private static final String DEVICE = "the device of the erased";
    private static final String ADDRESS = "2001:db8::e:a5ed";

    /** For the suites that extend this one. */
    protected LeftoversContract() {}

    /**
     * The accounts.
     *
     * @return an open store, the same one throughout a test
     */
    protected abstract UserStore users();

    /**
     * The sessions of these accounts.
     *
     * @return the other half of the same store
     */
    protected abstract SessionStore sessions();

    /**
     * The messages of these accounts.
     *
     * @return the messages of the same store
     */
    protected abstract MessageStore messages();

    /**
     * The database under the store.
     *
     * @return connections to it, which may read everything
     */
    protected abstract DataSource database();

    @Test
    void leaves_nothing_of_an_erased_person_but_the_name() throws SQLException {
        AwaitedAccounts accounts = new AwaitedAccounts(users(), sessions());
        AwaitedMessageStore messages = new AwaitedMessageStore(messages());
        People people = People.strangers();
        UserId bob = people.named("bob");
        UserName mia = accounts.register(new UserName(people.named("mia").value()));
        PasswordHash second = new PasswordHash("second password of " + mia);
        Session ended = session(mia);
        TokenHash endedToken = accounts.logIn(ended);
        accounts.changePassword(mia, Optional.of(passwordOf(mia)), second, Optional.empty());
        Session open = session(mia);
        TokenHash openToken = accounts.logIn(open);
        accounts.noteUse(open.usedAt(NOON.plusSeconds(61), LIFETIME));
        messages.append(mia.id(), bob, "unread words of " + mia);
        messages.appendLive(mia.id(), bob, "read words of " + mia);
        messages.append(mia.id(), mia.id(), "words to myself of " + mia);
        messages.append(new NewMessage(
                mia.id(),
                bob,
                new MessageText("named words of " + mia),
                NOON,
                Optional.of(new ClientId("name by " + mia.value().hashCode()))));
        Message answer = messages.append(bob, mia.id(), "words of the peer " + bob);
        messages.block(mia.id(), bob);
        messages.block(bob, mia.id());
        List<String> hers = List.of(
                second.value(),
                openToken.value(),
                open.id().value(),
                DEVICE,
                ADDRESS,
                "unread words of " + mia,
                "read words of " + mia,
                "named words of " + mia,
                "name by " + mia.value().hashCode(),
                "words to myself of " + mia);
        List<String> longGone =
                List.of(passwordOf(mia).value(), endedToken.value(), ended.id().value());
        assertThat(Leftovers.of(database(), hers)).containsOnlyKeys(hers);
        assertThat(Leftovers.of(database(), longGone)).isEmpty();

        accounts.erase(mia);
        accounts.eraseTexts(mia);
        accounts.endErasure(mia);

        assertThat(Leftovers.of(database(), hers)).isEmpty();
        assertThat(Leftovers.of(database(), Set.of(mia.value())).get(mia.value()))
                .containsExactlyInAnyOrder("user_account.user_name", "conversation.low_id", "conversation.high_id");
        assertThat(messages.history(bob, mia.id())).first().isEqualTo(answer);
        assertThat(messages.unread(mia.id(), bob)).containsExactly(answer);
        assertThat(messages.unreadCounts(bob))
                .singleElement()
                .satisfies(count -> assertThat(count.count()).isEqualTo(2));
        assertThat(messages.blockedBy(mia.id())).isEmpty();
        assertThat(messages.blockedBy(bob)).containsExactly(mia.id());
    }

    private static Session session(UserName user) {
        SessionId id = new SessionId(UUID.randomUUID().toString());
        return new Session(id, user, DEVICE, ADDRESS, NOON, NOON, NOON.plus(LIFETIME));
    }
}
