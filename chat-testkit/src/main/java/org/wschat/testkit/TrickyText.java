package org.wschat.testkit;

import org.wschat.domain.message.MessageText;

/** Texts that careless encodings, columns, parsers and terminals damage. */
public enum TrickyText {
    EMPTY(""),
    BLANKS("  \t leading and trailing \n "),
    LINE_BREAKS("a\nb\r\nc\rd\u2028e\u2029f\u0085g"),
    NUL("a\0b\0"),
    CONTROL_CHARACTERS("\u0001\u0007\b\u001b[31m\u007f\u009f"),
    QUOTES("' or 1=1-- \" ; drop table message; \\' \\\\ \\0 %_ `"),
    PLACEHOLDERS("${jndi:ldap://x} #{text} {} %s ? :name @p"),
    MARKUP("<script>alert('x')</script>&amp;&#0;]]>"),
    CHINESE("消息发送成功,对方在线"),
    FOUR_BYTES("😀𝒳𠜎\uD83D\uDE00\uDBFF\uDFFF"),
    JOINED_EMOJI("👩\u200d👩\u200d👧\u200d👦 ❤\ufe0f 👍🏽 🇨🇳"),
    RIGHT_TO_LEFT("abc\u202edef\u202c שלום \u2066x\u2069"),
    COMPOSED("caf\u00e9 \u1e9b\u0323 \uac00"),
    DECOMPOSED("cafe\u0301 \u017f\u0323\u0307 \u1100\u1161"),
    NOT_CHARACTERS("\ufeff\ufffe\uffff\ufffd\ue000"),
    LONG_64_KIB("0123456789abcdef".repeat(4096)),
    LONGEST("€".repeat(MessageText.MAX_UTF8_BYTES / 3) + "x".repeat(MessageText.MAX_UTF8_BYTES % 3)),
    LONGEST_OF_FOUR_BYTES("😀".repeat(MessageText.MAX_UTF8_BYTES / 4));

    private final String value;

    TrickyText(String value) {
        this.value = value;
    }

    /** {@return the text} */
    public MessageText text() {
        return new MessageText(value);
    }
}
