package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedAccounts.NOON;
import static org.wschat.testkit.AwaitedAccounts.newSession;
import static org.wschat.testkit.AwaitedAccounts.newToken;
import static org.wschat.testkit.AwaitedAccounts.newUser;
import static org.wschat.testkit.AwaitedAccounts.passwordOf;
import static org.wschat.testkit.Stages.awaitAll;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.AddUserOutcome;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.NewUser;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.PendingErasure;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.Crowd;
import org.wschat.testkit.People;

/** Erasing accounts, and what their owners have written. */
interface EraseUserContract extends AccountChapter {

    private static Message erasedIfOf(UserId sender, Message message) {
        return new Message(
                message.id(),
                message.position(),
                message.sender(),
                message.recipient(),
                message.sender().equals(sender) ? new MessageText("") : message.text(),
                message.sentAt(),
                message.updatedAt(),
                message.read(),
                message.clientId().filter(kept -> !message.sender().equals(sender)),
                message.editedAt(),
                message.recalledAt());
    }

    private static List<Message> erased(UserId sender, List<Message> messages) {
        return messages.stream().map(message -> erasedIfOf(sender, message)).toList();
    }

    @Test
    default void finds_no_account_that_is_erased() {
        UserName ann = registered();

        assertThat(accounts().erase(ann)).hasValue(List.of());

        assertThat(accounts().find(ann)).isEmpty();
        assertThat(accounts().disable(ann)).isEmpty();
        assertThat(accounts().enable(ann)).isEmpty();
        assertThat(accounts().changePassword(ann, Optional.empty(), new PasswordHash("new"), Optional.empty()))
                .isEmpty();
        assertThat(accounts().find(ann)).isEmpty();
    }

    @Test
    default void leaves_the_name_of_an_erased_account_taken() {
        UserName ann = registered();
        UserName twin = stranger();
        accounts().erase(ann);

        assertThat(accounts().isRegistered(ann.id())).isTrue();
        assertThat(accounts().add(newUser(ann))).isEqualTo(AddUserOutcome.NAME_TAKEN);
        assertThat(accounts().add(new NewUser(ann, "another skeleton of " + ann, passwordOf(ann), NOON, true)))
                .isEqualTo(AddUserOutcome.NAME_TAKEN);
        assertThat(accounts().add(new NewUser(twin, newUser(ann).skeleton(), passwordOf(twin), NOON, true)))
                .isEqualTo(AddUserOutcome.NAME_LOOKS_LIKE_ANOTHER);
        assertThat(accounts().find(ann)).isEmpty();
    }

    @Test
    default void ends_the_sessions_of_an_account_that_is_erased() {
        UserName ann = registered();
        UserName bob = registered();
        Session one = newSession(ann);
        TokenHash token = accounts().logIn(one);
        Session other = accounts().logIn(ann);
        Session ofBob = accounts().logIn(bob);

        assertThat(accounts().erase(ann))
                .hasValueSatisfying(ended -> assertThat(ended).containsExactlyInAnyOrder(one.id(), other.id()));

        assertThat(accounts().find(token)).isEmpty();
        assertThat(accounts().sessionsOf(ann)).isEmpty();
        assertThat(accounts().end(ann, one.id())).isFalse();
        assertThat(accounts().endAll(ann)).isEmpty();
        assertThat(accounts().sessionsOf(bob)).containsExactly(ofBob);
    }

    @Test
    default void adds_no_session_of_an_erased_account() {
        UserName ann = registered();
        accounts().erase(ann);
        TokenHash token = newToken();

        assertThat(accounts().add(newSession(ann), token)).isFalse();

        assertThat(accounts().find(token)).isEmpty();
    }

    @Test
    default void erases_a_disabled_account_as_well() {
        UserName ann = registered();
        accounts().disable(ann);

        assertThat(accounts().erase(ann)).hasValue(List.of());

        assertThat(accounts().find(ann)).isEmpty();
    }

    @Test
    default void erases_nobody_who_was_never_there() {
        UserName ann = stranger();
        Message message = messages().append(ann.id(), People.strangers().named("m"), "from a guest");

        assertThat(accounts().erase(ann)).isEmpty();

        assertThat(accounts().isRegistered(ann.id())).isFalse();
        assertThat(messages().history(ann.id(), message.recipient())).containsExactly(message);
    }

    @Test
    default void erases_the_texts_of_the_owner_in_every_conversation_and_nothing_else() {
        People people = People.strangers();
        UserName mia = accounts().register(AccountChapter.named(people, "mia"));
        UserId ann = people.named("ann");
        UserId zoe = people.named("zoe");
        for (UserId peer : List.of(ann, zoe)) {
            messages().append(mia.id(), peer, "unread \uD83D\uDE00");
            messages().appendLive(mia.id(), peer, "read");
            messages().append(peer, mia.id(), "an answer");
            messages().append(mia.id(), peer, "");
        }
        messages().append(mia.id(), mia.id(), "to myself");
        Message ofOthers = messages().append(ann, zoe, "of others");
        List<Message> withAnn = messages().history(mia.id(), ann);
        List<Message> withZoe = messages().history(mia.id(), zoe);
        List<Message> withSelf = messages().history(mia.id(), mia.id());
        List<Message> unreadOfAnn = messages().unread(ann, mia.id());

        assertThat(accounts().erase(mia)).hasValue(List.of());
        assertThat(messages().history(mia.id(), ann)).isEqualTo(withAnn);
        accounts().eraseTexts(mia);

        assertThat(messages().history(mia.id(), ann)).isEqualTo(erased(mia.id(), withAnn));
        assertThat(messages().history(mia.id(), zoe)).isEqualTo(erased(mia.id(), withZoe));
        assertThat(messages().history(mia.id(), mia.id())).isEqualTo(erased(mia.id(), withSelf));
        assertThat(messages().unread(ann, mia.id())).isEqualTo(erased(mia.id(), unreadOfAnn));
        assertThat(messages().history(ann, zoe)).containsExactly(ofOthers);
        assertThat(messages().unreadCounts(ann))
                .extracting(count -> count.count())
                .containsExactly(2L);
    }

    @Test
    default void erases_the_texts_of_long_conversations_and_of_many() {
        People people = People.strangers();
        UserName mia = accounts().register(AccountChapter.named(people, "mia"));
        UserId ann = people.named("ann");
        List<CompletionStage<AppendOutcome>> sent = new ArrayList<>();
        for (int i = 0; i < 1_300; i++) {
            sent.add(i % 3 == 0 ? send(ann, mia.id()) : send(mia.id(), ann));
        }
        for (int i = 0; i < 120; i++) {
            sent.add(send(mia.id(), people.named("a" + i)));
            sent.add(send(mia.id(), people.named("z" + i)));
        }
        awaitAll(sent);
        List<Message> before = messages().history(mia.id(), ann);

        accounts().erase(mia);
        accounts().eraseTexts(mia);

        assertThat(messages().history(mia.id(), ann)).hasSize(1_300).isEqualTo(erased(mia.id(), before));
        for (int i = 0; i < 120; i++) {
            assertThat(messages().history(mia.id(), people.named("a" + i)))
                    .allMatch(message -> message.text().value().isEmpty());
            assertThat(messages().history(mia.id(), people.named("z" + i)))
                    .allMatch(message -> message.text().value().isEmpty());
        }
    }

    private CompletionStage<AppendOutcome> send(UserId sender, UserId recipient) {
        return triedMessages()
                .append(new NewMessage(sender, recipient, new MessageText("a text"), NOON), FirstContactRule.OFF);
    }

    @Test
    default void erases_texts_again_that_were_under_way_when_they_were_erased_before() {
        UserName ann = registered();
        UserId peer = People.strangers().named("m");
        accounts().logIn(ann);
        accounts().erase(ann);
        accounts().eraseTexts(ann);
        Message late = messages().append(ann.id(), peer, "was under way");

        accounts().eraseTexts(ann);

        assertThat(messages().history(ann.id(), peer)).containsExactly(erasedIfOf(ann.id(), late));
        assertThat(accounts().find(ann)).isEmpty();
        assertThat(accounts().isRegistered(ann.id())).isTrue();
    }

    @Test
    default void erases_an_account_once() {
        UserName ann = registered();
        accounts().logIn(ann);
        accounts().erase(ann);

        assertThat(accounts().erase(ann, Optional.empty(), NOON.plusSeconds(1))).isEmpty();

        assertThat(accounts().pendingErasures()).contains(new PendingErasure(ann, NOON));
    }

    @Test
    default void ends_each_session_once_if_many_erase_the_account_at_once() {
        UserName ann = registered();
        SessionId session = accounts().logIn(ann).id();

        List<Optional<List<SessionId>>> ended = Crowd.of(8)
                .each(member -> accounts().erase(ann, Optional.of(passwordOf(ann)), NOON.plusMillis(member)));

        assertThat(ended.stream().flatMap(Optional::stream)).containsExactly(List.of(session));
    }

    @Test
    default void erases_nothing_if_another_password_is_kept() {
        UserName ann = registered();
        Session session = accounts().logIn(ann);

        assertThat(accounts().erase(ann, Optional.of(new PasswordHash("another")), NOON))
                .isEmpty();

        assertThat(accounts().find(ann)).isPresent();
        assertThat(accounts().sessionsOf(ann)).containsExactly(session);
        assertThat(accounts().erase(ann, Optional.of(passwordOf(ann)), NOON)).hasValue(List.of(session.id()));
    }

    @Test
    default void leaves_no_session_that_was_added_while_the_account_was_erased() {
        for (int round = 0; round < 10; round++) {
            UserName ann = registered();
            TokenHash token = newToken();

            Crowd.of(8)
                    .each(member -> member == 0
                            ? accounts().erase(ann)
                            : accounts().add(newSession(ann), member == 1 ? token : newToken(), passwordOf(ann)));

            assertThat(accounts().sessionsOf(ann)).isEmpty();
            assertThat(accounts().find(token)).isEmpty();
        }
    }

    @Test
    default void erases_no_text_of_somebody_who_has_an_account_or_is_a_guest() {
        UserName ann = registered();
        UserName guest = stranger();
        Message one = messages().append(ann.id(), guest.id(), "from ann");
        Message other = messages().append(guest.id(), ann.id(), "from a guest");

        accounts().eraseTexts(ann);
        accounts().eraseTexts(guest);

        assertThat(messages().history(ann.id(), guest.id())).containsExactly(other, one);
    }

    @Test
    default void names_an_erasure_from_when_the_account_is_gone_until_somebody_ends_it() {
        UserName ann = registered();
        UserName bob = registered();
        PendingErasure ofAnn = new PendingErasure(ann, NOON.plusMillis(1));
        PendingErasure ofBob = new PendingErasure(bob, NOON);
        accounts().erase(ann, Optional.empty(), ofAnn.since());
        accounts().erase(bob, Optional.empty(), ofBob.since());

        assertThat(accounts().pendingErasures()).containsSubsequence(ofBob, ofAnn);
        accounts().eraseTexts(ann);
        assertThat(accounts().pendingErasures()).contains(ofAnn, ofBob);
        accounts().endErasure(ann);
        accounts().endErasure(ann);

        assertThat(accounts().pendingErasures()).contains(ofBob).doesNotContain(ofAnn);
        assertThat(accounts().find(ann)).isEmpty();
        assertThat(accounts().isRegistered(ann.id())).isTrue();
        accounts().eraseTexts(ann);
        assertThat(accounts().pendingErasures()).doesNotContain(ofAnn);
    }

    @Test
    default void names_no_erasure_of_an_account_that_is_there() {
        UserName ann = registered();
        accounts().disable(ann);
        accounts().endErasure(ann);

        assertThat(accounts().pendingErasures())
                .extracting(PendingErasure::name)
                .doesNotContain(ann, stranger());
    }

    @Test
    default void erases_the_same_texts_many_times_at_once() {
        People people = People.strangers();
        UserName mia = accounts().register(AccountChapter.named(people, "mia"));
        for (UserId peer : List.of(people.named("ann"), people.named("zoe"))) {
            awaitAll(IntStream.range(0, 200)
                    .mapToObj(i -> i % 2 == 0 ? send(mia.id(), peer) : send(peer, mia.id()))
                    .toList());
        }
        accounts().erase(mia);

        List<Boolean> erased = Crowd.of(4).each(member -> {
            accounts().eraseTexts(mia);
            return messages().history(mia.id(), people.named("ann")).stream()
                    .filter(message -> message.sender().equals(mia.id()))
                    .allMatch(message -> message.text().value().isEmpty());
        });

        assertThat(erased).containsOnly(true);
        assertThat(messages().history(mia.id(), people.named("zoe")))
                .hasSize(200)
                .allMatch(message ->
                        message.text().value().isEmpty() == message.sender().equals(mia.id()));
    }

    @Test
    default void lets_conversations_with_an_erased_person_go_on() {
        UserName ann = registered();
        UserId peer = People.strangers().named("m");
        messages().append(ann.id(), peer, "hello");
        accounts().erase(ann);
        accounts().eraseTexts(ann);

        Message after = messages().append(peer, ann.id(), "are you there?");

        assertThat(after.seq()).isEqualTo(2);
        assertThat(messages().history(peer, ann.id())).first().isEqualTo(after);
    }
}
