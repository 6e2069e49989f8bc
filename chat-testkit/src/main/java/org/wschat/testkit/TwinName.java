package org.wschat.testkit;

import org.wschat.domain.conversation.UserId;

/** Names of different people that careless collations, trimming or normalising take for one another. */
public enum TwinName {
    PLAIN("ann"),
    CAPITAL("Ann"),
    CAPITALS("ANN"),
    TRAILING_BLANK("ann "),
    TWO_TRAILING_BLANKS("ann  "),
    LEADING_BLANK(" ann"),
    NO_BREAK_BLANK("ann\u00a0"),
    ZERO_WIDTH_BLANK("ann\u200b"),
    SOFT_HYPHEN("an\u00adn"),
    ACCENT_COMPOSED("\u00e4nn"),
    ACCENT_DECOMPOSED("a\u0308nn"),
    FULL_WIDTH("\uff41nn"),
    DOTLESS("\u0131"),
    DOTTED("i"),
    SHARP_S("stra\u00dfe"),
    DOUBLE_S("strasse"),
    GRINNING("😀"),
    WINKING("😉"),
    WOMAN("👩"),
    WOMAN_JOINED("👩\u200d💻"),
    NUMBER("1"),
    NUMBER_WITH_ZERO("01"),
    NUMBER_AS_FRACTION("1.0"),
    SQL_WILDCARDS("%_"),
    BACKSLASH("an\\n"),
    QUOTE("a'n\"n");

    private final String value;

    TwinName(String value) {
        this.value = value;
    }

    /**
     * A person with this name.
     *
     * @param people the group to which the person belongs
     * @return the person
     */
    public UserId of(People people) {
        return people.named(value);
    }
}
