package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.People;

/** Names are compared character for character, in normal form NFC: who looks alike is somebody else, unless skeletons say so. */
interface AccountNameContract extends AccountChapter {

    /** Names that careless collations take for one another. */
    List<String> TWINS = List.of(
            "ann",
            "Ann",
            "ANN",
            "ann.",
            "ann_",
            "ann-",
            "\u00e4nn",
            "x\u0308nn",
            "\uff41nn",
            "\u0131",
            "i",
            "stra\u00dfe",
            "strasse",
            "\ufb01",
            "fi",
            "1",
            "01",
            "\u0661",
            "\uD840\uDC00",
            "\uD840\uDC01",
            "\uac00",
            "\u30cf",
            "\u30d0",
            "\u306f");

    @Test
    default void keeps_the_accounts_of_twins_apart() {
        People people = People.strangers();
        List<UserName> names =
                TWINS.stream().map(name -> AccountChapter.named(people, name)).toList();
        for (UserName name : names) {
            assertThat(accounts().isRegistered(name.id())).as("%s before", name).isFalse();
            accounts().register(name);
        }

        for (UserName name : names) {
            assertThat(accounts().isRegistered(name.id())).as("%s", name).isTrue();
            assertThat(accounts().find(name).map(StoredUser::user).map(User::name))
                    .as("%s", name)
                    .hasValue(name);
        }
    }

    @Test
    default void knows_no_id_that_only_resembles_a_name() {
        People people = People.strangers();
        accounts().register(AccountChapter.named(people, "\u00e4nn"));

        Stream.of("\u00e4nn ", " \u00e4nn", "a\u0308nn", "\u00c4nn", "\u00e4nn\u200b", "%", "_nn", "\u00e4nn\u0301")
                .map(people::named)
                .forEach(id ->
                        assertThat(accounts().isRegistered(id)).as("%s", id).isFalse());
    }

    @Test
    default void finds_a_name_however_it_was_typed() {
        People people = People.strangers();
        UserName composed = accounts().register(AccountChapter.named(people, "\u00e4nn\uac00"));
        UserName typed = AccountChapter.named(people, "a\u0308nn\u1100\u1161");

        assertThat(accounts().find(typed).map(StoredUser::user).map(User::name)).hasValue(composed);
    }

    @ParameterizedTest
    @ValueSource(ints = {'x', 'ä', 0x4E00, 0x20000, 0x1E900})
    default void takes_names_as_long_as_names_may_be(int codePoint) {
        People people = People.strangers();
        UserId longest = people.withTheLongestNameOf(codePoint);
        UserName name = accounts().register(new UserName(longest.value()));
        UserName shorter = new UserName(name.value().substring(0, name.value().offsetByCodePoints(0, 63)));

        assertThat(accounts().find(name).map(StoredUser::user).map(User::name)).hasValue(name);
        assertThat(accounts().isRegistered(longest)).isTrue();
        assertThat(accounts().find(shorter)).isEmpty();
    }
}
