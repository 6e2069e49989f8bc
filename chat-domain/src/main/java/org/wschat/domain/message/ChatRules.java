package org.wschat.domain.message;

import java.time.Duration;

/**
 * What people may do.
 *
 * @param firstContact how often somebody may write to a person who never answered
 * @param edit for how long a message may be edited
 * @param recall for how long a message may be recalled
 */
public record ChatRules(FirstContactRule firstContact, ChangeWindow edit, ChangeWindow recall) {

    /** No limit on first contacts; a message may be edited for 15 minutes and recalled for two days. */
    public static final ChatRules DEFAULT = new ChatRules(
            FirstContactRule.OFF, new ChangeWindow(Duration.ofMinutes(15)), new ChangeWindow(Duration.ofDays(2)));

    /**
     * The same rules but one.
     *
     * @param rule how often somebody may write to a person who never answered
     * @return the rules
     */
    public ChatRules withFirstContact(FirstContactRule rule) {
        return new ChatRules(rule, edit, recall);
    }
}
