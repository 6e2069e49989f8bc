package org.wschat.adapter.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wschat.domain.user.UserName;

class ConfusableNameSkeletonsTest {

    private static final ConfusableNameSkeletons SKELETONS = new ConfusableNameSkeletons();

    private static String of(String name) {
        return SKELETONS.of(new UserName(name));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "Bob, bob, case",
        "Bob, BOB, case",
        "Ivan, ivan, case of a capital that looks like an l",
        "IVAN, ivan, case of a capital that looks like an l",
        "Guðrún, GUÐRÚN, case of a letter whose capital looks like another",
        "Straße, STRASSE, case that changes the length",
        "Иван, ИВАН, case in Cyrillic",
        "Νίκος, ΝΊΚΟΣ, case in Greek",
        "νικος, ΝΙΚΟΣ, case in Greek with a final sigma",
        "Bob, ΒOB, a Greek capital Beta",
        "Bob, ΒΟΒ, Greek throughout that reads as Latin",
        "Bob, Воb, Cyrillic capital and small letters",
        "paypal, раypal, Cyrillic er and a",
        "paypal, раураl, Cyrillic but for the l",
        "PayPal, РАУРАL, Cyrillic capitals",
        "paypal, paypaI, a capital I for an l",
        "paypal, paypa1, a one for an l",
        "paypal, PAYPA1, a one for an L",
        "bob, b0b, a zero for an o by way of O",
        "bob, B0B, a zero for an O",
        "morgan, rnorgan, two letters that look like one",
        "Morgan, RNORGAN, those two in capitals",
        "bob, ｂｏｂ, full width",
        "BOB, ｂｏｂ, full width and case",
        "Bob, ΒｏB, Greek and full width together",
        "fish, ﬁsh, a ligature",
        "office, oﬀice, a ligature of two",
        "fluffy, ﬂuﬀy, ligatures",
        "facebook, ſacebook, a long s",
        "bob, 𝒃𝒐𝒃, mathematical italics",
        "kelvin, \u212Aelvin, the sign of Kelvin",
        "аnna, anna, one Cyrillic a",
        "scope, ѕсоре, Cyrillic throughout that reads as Latin",
        "Москва, Mосква, a Latin M in a Cyrillic name",
        "Москва, Μосква, a Greek Mu in a Cyrillic name",
        "Москва, Ｍосква, a full-width M in a Cyrillic name",
        "МОСКВА, MOCKBA, Cyrillic that reads as Latin",
        "ΝΙΚΟΣ, NIKΟΣ, Latin capitals in a Greek name",
        "Іван, Iван, a Latin I in a Ukrainian name",
        "user10, userlO, digits that look like letters",
        "bob१०, bob१o, a Devanagari zero",
        "ҺaгбоГ, һaгбог, case in mixed scripts"
    })
    void are_the_same_for_twins(String name, String twin, String why) {
        assertThat(of(name)).as(why).isEqualTo(of(twin));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "Bob, Rob, another letter",
        "Bob, Bobby, longer",
        "Bob, Bób, an accent",
        "bob, bob., a full stop",
        "a.b, a-b, other punctuation",
        "a_b, a-b, other punctuation",
        "nan, van, letters that a Greek capital and its small one look like",
        "ΝΑΝ, ναν, those themselves; case gives way to looks",
        "user5, userS, what Unicode does not take for alike",
        "user8, userB, what Unicode does not take for alike",
        "user2, userZ, what Unicode does not take for alike",
        "user1, user2, other digits",
        "vvilliam, william, what Unicode does not take for alike",
        "Иван, Иваш, another letter in Cyrillic",
        "Νίκος, Νίκη, another ending in Greek",
        "王伟, 王偉, simplified and traditional",
        "小明, 小红, another character",
        "さくら, サクラ, hiragana and katakana",
        "민준, 민중, another syllable",
        "محمد, محمود, another word in Arabic"
    })
    void differ_for_names_that_nobody_takes_for_one_another(String name, String other, String why) {
        assertThat(of(name)).as(why).isNotEqualTo(of(other));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "раypal, Cyrillic er and a in Latin",
        "bоb, a Cyrillic o in Latin",
        "Βob, a Greek capital Beta in Latin",
        "Mосква, a Latin M in Cyrillic",
        "αдам, a Greek alpha in Cyrillic",
        "ivanИван, two names in one",
        "user_Иван, a Latin word before a Cyrillic one",
        "王伟Иван, Chinese and Cyrillic",
        "さくら민준, Japanese and Korean",
        "alice\u0585, an Armenian oh in Latin",
        "bob१०, digits of Devanagari in Latin",
        "1৪, a Bengali digit that looks like an 8 beside an ASCII one"
    })
    void are_of_mixed_scripts_where_nobody_writes_them_together(String name, String why) {
        assertThat(SKELETONS.mixesScripts(new UserName(name))).as(why).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Anna_2.x-y, Latin with signs and digits",
        "Guðrún, Latin with accents",
        "Иван-2, Cyrillic with ASCII digits",
        "Νίκος, Greek with an accent",
        "محمد٥, Arabic with its digits",
        "Tom王伟, Latin and Chinese",
        "サクラさくら桜x, Japanese and Latin",
        "민준kim, Korean and Latin",
        "नमस्ते, Devanagari with marks",
        "сор, Cyrillic throughout; it only looks like Latin"
    })
    void are_not_of_mixed_scripts_where_people_write_them_together(String name, String why) {
        assertThat(SKELETONS.mixesScripts(new UserName(name))).as(why).isFalse();
    }

    @Test
    void are_those_of_the_plain_name_for_plain_names() {
        assertThat(of("Bob")).isEqualTo("bob");
        assertThat(of("Anna_2.x-y")).isEqualTo("anna_2.x-y");
    }

    @Test
    void tell_every_ascii_letter_and_digit_apart_but_for_those_that_look_alike() {
        Map<String, String> groups = new HashMap<>();
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                .chars()
                .mapToObj(Character::toString)
                .forEach(letter -> groups.merge(of(letter), letter, String::concat));

        assertThat(groups.values())
                .filteredOn(group ->
                        group.toLowerCase(Locale.ROOT).chars().distinct().count() > 1)
                .containsExactlyInAnyOrder("0oO", "1ilIL");
    }

    @Test
    void have_1_to_1024_characters_and_are_the_same_in_capitals_and_small_for_any_name_in_latin() {
        Random random = new Random(20261124);
        int[] letters = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isLetter)
                .filter(ConfusableNameSkeletonsTest::mayBeInAName)
                .toArray();
        for (int round = 0; round < 1_000; round++) {
            String name = random.ints(1 + random.nextInt(UserName.MAX_CHARACTERS), 0, letters.length)
                    .mapToObj(at -> Character.toString(letters[at]))
                    .collect(Collectors.joining());
            String latin = random.ints(1 + random.nextInt(UserName.MAX_CHARACTERS), 0xC0, 0x17F)
                    .filter(letter -> letter != 0xD7 && letter != 0xF7)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining("a", "x", ""));
            latin = latin.substring(0, Math.min(latin.length(), UserName.MAX_CHARACTERS / 2));

            assertThat(of(name)).hasSizeBetween(1, ConfusableNameSkeletons.MAX_LENGTH);
            assertThat(of(latin)).isEqualTo(of(latin.toUpperCase(Locale.ROOT)));
        }
    }

    private static boolean mayBeInAName(int letter) {
        try {
            return !new UserName(Character.toString(letter)).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false; // nobody sees it
        }
    }

    @Test
    void stay_within_1024_characters_by_a_digest_that_is_the_same_for_twins_only() {
        String long63 = "\uFDFA".repeat(UserName.MAX_CHARACTERS - 1);

        assertThat(of(long63 + "b"))
                .matches("#[0-9a-f]{64}")
                .isEqualTo(of(long63 + "B"))
                .isNotEqualTo(of(long63 + "c"));
    }

    @Test
    void do_not_change_when_they_are_made_by_many_threads() throws Exception {
        List<String> names = List.of("Bob", "раypal", "ﬁsh", "Иван", "王伟", "ΒOB", "민준", "Straße");
        List<String> expected =
                names.stream().map(ConfusableNameSkeletonsTest::of).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<List<String>> work = () -> IntStream.range(0, 500)
                    .mapToObj(round ->
                            names.stream().map(ConfusableNameSkeletonsTest::of).toList())
                    .distinct()
                    .flatMap(List::stream)
                    .toList();
            for (Future<List<String>> made :
                    threads.invokeAll(List.of(work, work, work, work, work, work, work, work))) {
                assertThat(made.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
