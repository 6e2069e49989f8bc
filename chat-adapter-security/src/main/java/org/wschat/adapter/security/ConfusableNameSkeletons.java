package org.wschat.adapter.security;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.wschat.application.port.outbound.NameSkeletons;
import org.wschat.domain.user.UserName;

/**
 * Skeletons out of ICU's tables of confusable characters (Unicode Technical Standard 39, section 4) and of case.
 *
 * <p>Looks and case pull in different directions: a Greek Ν looks like N, and is the capital of ν, which looks like v. A
 * skeleton that was the same for all of them would be the same for n and v. So:
 *
 * <ul>
 *   <li>A name in Latin letters, and one that can be read as such throughout, is taken for what it looks like in capitals
 *       as well as in small letters. That makes one of I, i, l and 1, one of O, o and 0, and one of m and rn.
 *   <li>Any other name is taken for what its small letters look like, after capitals of other scripts have become those of
 *       its own that look the same (a Latin M in Москва).
 * </ul>
 *
 * <p>What this does not see: that two names are the same but for case, if they are in another script and one of them, in
 * capitals, reads as Latin (ВЕТА and вета). No table but Unicode's is used: what it has not (5 and S) stays apart.
 */
public final class ConfusableNameSkeletons implements NameSkeletons {

    static final int MAX_LENGTH = 1024;

    /** Begins a skeleton that is none; no character of a name looks like it. */
    private static final String NO_NAME = "#";

    /** More than any name needs; a bound, so that no two tables can keep each other busy. */
    private static final int MAX_ROUNDS = 8;

    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.COMBINING_SPACING_MARK | 1 << Character.ENCLOSING_MARK;

    private final SpoofChecker checker =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    private final SpoofChecker mixing = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.MIXED_NUMBERS)
            .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();
    private final Normalizer2 compatible = Normalizer2.getNFKCInstance();
    private final Normalizer2 folded = Normalizer2.getNFKCCasefoldInstance();

    /** For each script that is not Latin, by what they look like, its capitals. */
    private final Map<Integer, Map<String, Integer>> capitals = new HashMap<>();

    /** Skeletons by the tables of the ICU that is there. */
    public ConfusableNameSkeletons() {
        for (int character = 0x80; character <= Character.MAX_CODE_POINT; character++) {
            if (UCharacter.getType(character) == Character.UPPERCASE_LETTER && !isLatin(character)) {
                capitals.computeIfAbsent(UScript.getScript(character), script -> new HashMap<>())
                        .putIfAbsent(looks(Character.toString(character)), character);
            }
        }
    }

    @Override
    public String of(UserName name) {
        String skeleton = skeletonOf(name.value());
        if (skeleton.isEmpty()) {
            return NO_NAME;
        }
        return skeleton.length() <= MAX_LENGTH ? skeleton : digest(skeleton);
    }

    @Override
    public boolean mixesScripts(UserName name) {
        return mixing.failsChecks(name.value());
    }

    private String skeletonOf(String name) {
        // To case and to compatibility it is an s. It looks like an f, and that counts.
        String typed = compatible.normalize(name.replace('\u017F', 'f'));
        if (consistsOf(typed, ConfusableNameSkeletons::isLatin)) {
            return ofLatin(typed);
        }
        String seen = looks(compatible.normalize(looks(name)));
        if (consistsOf(seen, ConfusableNameSkeletons::isAscii)) {
            return ofLatin(seen);
        }
        String small = settled(inOneScript(typed), text -> looks(folded.normalize(text)));
        return consistsOf(small, ConfusableNameSkeletons::isLatin) ? ofLatin(small) : small;
    }

    private String inOneScript(String text) {
        int script = scriptOf(text);
        Map<String, Integer> own = capitals.getOrDefault(script, Map.of());
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(character -> {
            boolean foreign = UCharacter.isUpperCase(character) && UScript.getScript(character) != script;
            result.appendCodePoint(
                    foreign ? own.getOrDefault(looks(Character.toString(character)), character) : character);
        });
        return result.toString();
    }

    /** The script, other than Latin, of most of its characters. */
    private static int scriptOf(String text) {
        return text
                .codePoints()
                .filter(character -> !isLatin(character) && !isMark(character))
                .mapToObj(UScript::getScript)
                .collect(Collectors.groupingBy(script -> script, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UScript.COMMON);
    }

    private String ofLatin(String text) {
        return settled(text, this::inCapitalsAndSmall);
    }

    private String inCapitalsAndSmall(String text) {
        String capitals = UCharacter.toUpperCase(Locale.ROOT, compatible.normalize(text));
        return looks(folded.normalize(looks(capitals)));
    }

    private String looks(String text) {
        return checker.getSkeleton(text);
    }

    private static String settled(String text, UnaryOperator<String> step) {
        String before = text;
        String after = step.apply(before);
        for (int round = 1; round < MAX_ROUNDS && !after.equals(before); round++) {
            before = after;
            after = step.apply(before);
        }
        return after;
    }

    private static boolean consistsOf(String text, IntPredicate kind) {
        return text.codePoints().allMatch(kind.or(ConfusableNameSkeletons::isMark));
    }

    /** Latin, or of all scripts alike, as digits and apostrophes are. */
    private static boolean isLatin(int character) {
        int script = UScript.getScript(character);
        return script == UScript.LATIN || script == UScript.COMMON || script == UScript.INHERITED;
    }

    private static boolean isAscii(int character) {
        return character < 0x80;
    }

    private static boolean isMark(int character) {
        return (MARKS >> UCharacter.getType(character) & 1) != 0;
    }

    private static String digest(String skeleton) {
        byte[] hash = SecureTokenSource.sha256().digest(skeleton.getBytes(StandardCharsets.UTF_8));
        return NO_NAME + HexFormat.of().formatHex(hash);
    }
}
