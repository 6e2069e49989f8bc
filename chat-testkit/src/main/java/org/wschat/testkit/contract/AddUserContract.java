package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedAccounts.NOON;
import static org.wschat.testkit.AwaitedAccounts.newUser;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.AddUserOutcome;
import org.wschat.application.port.outbound.NewUser;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.Crowd;
import org.wschat.testkit.People;
import org.wschat.testkit.Stages;

/** Making an account, and finding it. */
interface AddUserContract extends AccountChapter {

    /** The most characters a skeleton may have. */
    int LONGEST_SKELETON = 1024;

    private AddUserOutcome add(UserName name, String skeleton) {
        return accounts().add(new NewUser(name, skeleton, new PasswordHash("a hash"), NOON, false));
    }

    @Test
    default void finds_nobody_who_was_not_added() {
        UserName ann = stranger();

        assertThat(accounts().find(ann)).isEmpty();
        assertThat(accounts().isRegistered(ann.id())).isFalse();
    }

    @Test
    default void finds_an_account_as_it_was_added() {
        UserName ann = stranger();
        PasswordHash password = new PasswordHash("$".repeat(255));

        assertThat(accounts().add(new NewUser(ann, "ann", password, NOON, false)))
                .isEqualTo(AddUserOutcome.ADDED);

        assertThat(accounts().find(ann)).hasValue(new StoredUser(new User(ann, NOON, false), password));
        assertThat(accounts().isRegistered(ann.id())).isTrue();
    }

    @Test
    default void keeps_the_first_of_two_accounts_with_one_name() {
        UserName ann = registered();
        Optional<StoredUser> before = accounts().find(ann);

        assertThat(add(ann, "another skeleton of " + ann)).isEqualTo(AddUserOutcome.NAME_TAKEN);
        assertThat(accounts().add(newUser(ann))).isEqualTo(AddUserOutcome.NAME_TAKEN);

        assertThat(accounts().find(ann)).isEqualTo(before);
    }

    @Test
    default void takes_no_name_that_looks_like_another() {
        People people = People.strangers();
        UserName ann = AccountChapter.named(people, "ann");
        UserName twin = AccountChapter.named(people, "\u0430nn");
        assertThat(add(ann, "skeleton of " + ann)).isEqualTo(AddUserOutcome.ADDED);

        assertThat(add(twin, "skeleton of " + ann)).isEqualTo(AddUserOutcome.NAME_LOOKS_LIKE_ANOTHER);

        assertThat(accounts().find(twin)).isEmpty();
        assertThat(accounts().isRegistered(twin.id())).isFalse();
        assertThat(add(twin, "skeleton of " + twin)).isEqualTo(AddUserOutcome.ADDED);
    }

    @Test
    default void tells_skeletons_apart_by_their_last_character_and_their_case() {
        People people = People.strangers();
        String prefix = people.named("").value();
        String long1 = prefix + "\uD840\uDC00".repeat((LONGEST_SKELETON - prefix.length()) / 2 - 1) + "a";
        String long2 = long1.substring(0, long1.length() - 1) + "A";

        assertThat(add(AccountChapter.named(people, "1"), long1)).isEqualTo(AddUserOutcome.ADDED);
        assertThat(add(AccountChapter.named(people, "2"), long2)).isEqualTo(AddUserOutcome.ADDED);
        assertThat(add(AccountChapter.named(people, "3"), long2)).isEqualTo(AddUserOutcome.NAME_LOOKS_LIKE_ANOTHER);
    }

    @Test
    default void adds_one_account_if_many_want_the_same_name_at_once() {
        for (int round = 0; round < 10; round++) {
            UserName ann = stranger();

            List<AddUserOutcome> outcomes = Crowd.of(8)
                    .each(member -> accounts()
                            .add(new NewUser(ann, "skeleton " + member + " of " + ann, password(member), NOON, false)));

            assertThat(outcomes).containsOnlyOnce(AddUserOutcome.ADDED);
            assertThat(Collections.frequency(outcomes, AddUserOutcome.NAME_TAKEN))
                    .isEqualTo(7);
            assertThat(accounts().find(ann).map(StoredUser::password))
                    .hasValue(password(outcomes.indexOf(AddUserOutcome.ADDED)));
        }
    }

    @Test
    default void adds_one_account_if_many_want_names_that_look_alike_at_once() {
        for (int round = 0; round < 10; round++) {
            People people = People.strangers();
            String skeleton = people.named("skeleton").value();

            List<AddUserOutcome> outcomes =
                    Crowd.of(8).each(member -> add(AccountChapter.named(people, "ann" + member), skeleton));

            assertThat(outcomes).containsOnlyOnce(AddUserOutcome.ADDED);
            assertThat(Collections.frequency(outcomes, AddUserOutcome.NAME_LOOKS_LIKE_ANOTHER))
                    .isEqualTo(7);
        }
    }

    @Test
    default void adds_many_accounts_at_once() {
        People people = People.strangers();
        List<UserName> names = IntStream.range(0, 100)
                .mapToObj(number -> AccountChapter.named(people, "user" + number))
                .toList();

        List<CompletionStage<AddUserOutcome>> added =
                names.stream().map(name -> triedUsers().add(newUser(name))).toList();

        assertThat(Stages.awaitAll(added)).hasSize(100).containsOnly(AddUserOutcome.ADDED);
        assertThat(names).allMatch(name -> accounts().find(name).isPresent());
    }

    private static PasswordHash password(int member) {
        return new PasswordHash("password of " + member);
    }
}
