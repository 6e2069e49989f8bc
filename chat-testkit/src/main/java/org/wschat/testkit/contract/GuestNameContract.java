package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedAccounts.NOON;
import static org.wschat.testkit.AwaitedAccounts.newUser;
import static org.wschat.testkit.AwaitedAccounts.passwordOf;

import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.AddUserOutcome;
import org.wschat.application.port.outbound.NewUser;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.People;

/** Names that guests have used. */
interface GuestNameContract extends AccountChapter {

    private AddUserOutcome add(UserId guest) {
        return accounts().add(newUser(new UserName(guest.value())));
    }

    @Test
    default void gives_nobody_a_name_under_which_a_guest_has_sent_something() {
        People people = People.strangers();
        messages().append(people.named("a"), people.named("m"), "hello");
        messages().append(people.named("z"), people.named("m"), "hello");

        assertThat(add(people.named("a"))).isEqualTo(AddUserOutcome.NAME_USED_BY_GUESTS);
        assertThat(add(people.named("z"))).isEqualTo(AddUserOutcome.NAME_USED_BY_GUESTS);
        assertThat(accounts().isRegistered(people.named("a"))).isFalse();
        assertThat(accounts().find(new UserName(people.named("a").value()))).isEmpty();
    }

    @Test
    default void gives_nobody_a_name_under_which_a_guest_has_read_something() {
        People people = People.strangers();
        messages().appendLive(people.named("m"), people.named("a"), "hello");
        messages().appendLive(people.named("m"), people.named("z"), "hello");

        assertThat(add(people.named("a"))).isEqualTo(AddUserOutcome.NAME_USED_BY_GUESTS);
        assertThat(add(people.named("z"))).isEqualTo(AddUserOutcome.NAME_USED_BY_GUESTS);
    }

    @Test
    default void gives_nobody_a_name_under_which_a_guest_has_read_only_the_latest() {
        People people = People.strangers();
        messages().append(people.named("m"), people.named("a"), "missed");
        messages().appendLive(people.named("m"), people.named("a"), "read");

        assertThat(add(people.named("a"))).isEqualTo(AddUserOutcome.NAME_USED_BY_GUESTS);
    }

    @Test
    default void gives_nobody_a_name_under_which_a_guest_has_written_to_themselves() {
        People people = People.strangers();
        messages().append(people.named("a"), people.named("a"), "to remember");

        assertThat(add(people.named("a"))).isEqualTo(AddUserOutcome.NAME_USED_BY_GUESTS);
    }

    @Test
    default void gives_a_name_away_to_which_others_have_written_if_nobody_has_read_it() {
        People people = People.strangers();
        UserId writer = people.named("m");
        Message first = messages().append(writer, people.named("a"), "are you there?");
        messages().append(writer, people.named("z"), "and you?");

        assertThat(add(people.named("a"))).isEqualTo(AddUserOutcome.ADDED);
        assertThat(add(people.named("z"))).isEqualTo(AddUserOutcome.ADDED);
        assertThat(messages().unread(people.named("a"), writer)).containsExactly(first);
    }

    @Test
    default void gives_a_name_away_that_guests_have_used_to_whoever_may_take_it_over_with_its_conversations() {
        People people = People.strangers();
        UserId guest = people.named("a");
        UserName name = new UserName(guest.value());
        Message sent = messages().append(guest, people.named("m"), "hello");

        assertThat(accounts().add(new NewUser(name, "skeleton of " + name, passwordOf(name), NOON, true)))
                .isEqualTo(AddUserOutcome.ADDED);

        assertThat(accounts().find(name)).isPresent();
        assertThat(messages().history(guest, people.named("m"))).containsExactly(sent);
    }

    @Test
    default void calls_a_name_taken_whose_owner_has_written() {
        UserName ann = registered();
        messages().append(ann.id(), People.strangers().named("m"), "hello");

        assertThat(accounts().add(newUser(ann))).isEqualTo(AddUserOutcome.NAME_TAKEN);
    }

    @Test
    default void calls_a_name_taken_even_for_those_who_may_take_over() {
        UserName ann = registered();
        messages().append(ann.id(), People.strangers().named("m"), "hello");

        assertThat(accounts().add(new NewUser(ann, "another skeleton of " + ann, passwordOf(ann), NOON, true)))
                .isEqualTo(AddUserOutcome.NAME_TAKEN);
    }
}
