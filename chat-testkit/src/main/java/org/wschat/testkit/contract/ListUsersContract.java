package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedAccounts.NOON;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.People;

/** Listing accounts, page by page. */
interface ListUsersContract extends AccountChapter {

    private List<UserName> page(UserName after, int limit) {
        return accounts().list(Optional.of(after), limit).stream()
                .map(User::name)
                .toList();
    }

    @Test
    default void lists_accounts_page_by_page() {
        People people = People.strangers();
        List<UserName> names = IntStream.range(10, 33)
                .mapToObj(number -> accounts().register(AccountChapter.named(people, "user" + number)))
                .toList();

        List<UserName> listed = new ArrayList<>();
        UserName after = new UserName(people.named("").value());
        for (int limit : new int[] {10, 10, 3}) {
            List<UserName> page = page(after, limit);
            assertThat(page).hasSize(limit);
            listed.addAll(page);
            after = page.get(limit - 1);
        }

        assertThat(listed).isEqualTo(names);
    }

    @Test
    default void lists_accounts_in_the_order_of_their_names_whatever_these_are() {
        People people = People.strangers();
        List<UserName> names = AccountNameContract.TWINS.stream()
                .map(name -> accounts().register(AccountChapter.named(people, name)))
                .sorted()
                .toList();

        assertThat(page(new UserName(people.named("").value()), names.size())).isEqualTo(names);
        for (int i = 1; i < names.size(); i++) {
            assertThat(page(names.get(i - 1), 1)).containsExactly(names.get(i));
        }
    }

    @Test
    default void lists_from_the_first_account_on_if_not_told_otherwise() {
        UserName ann = registered();

        List<User> all = accounts().list(Optional.empty(), Integer.MAX_VALUE);

        assertThat(all).contains(new User(ann, NOON, false));
        assertThat(all.stream().map(User::name)).isSorted();
        assertThat(accounts().list(Optional.empty(), 1)).isEqualTo(all.subList(0, 1));
    }

    @Test
    default void lists_who_is_disabled_but_nobody_who_is_erased() {
        People people = People.strangers();
        UserName disabled = accounts().register(AccountChapter.named(people, "a"));
        UserName erased = accounts().register(AccountChapter.named(people, "b"));
        UserName last = accounts().register(AccountChapter.named(people, "c"));
        accounts().disable(disabled);
        accounts().erase(erased);

        assertThat(accounts().list(Optional.of(new UserName(people.named("").value())), 2))
                .containsExactly(new User(disabled, NOON, true), new User(last, NOON, false));
    }
}
