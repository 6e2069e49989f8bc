package org.wschat.adapter.sql.audit;

import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.PlaceRow;
import org.wschat.adapter.sql.row.Side;

/**
 * How the messages of one conversation are numbered: they should have the {@code seq} 1, 2, 3 and so on, rising ids, and
 * those of each sender the {@code senderSeq} 1, 2, 3 and so on. Used by one thread.
 */
final class Numbering {

    private static final long NONE = Long.MIN_VALUE;

    private final ConversationRow row;
    private final String who;
    private final Findings findings;
    private final long[] counted = new long[2];
    private final long[] highest = new long[2];
    private long messages;
    private long lastSeq;
    private long highestId;
    private long newestId;
    private boolean gapless = true;
    private long firstIrregular = NONE;
    private boolean sendersKnown = true;

    Numbering(ConversationRow row, String who, Findings findings) {
        this.row = row;
        this.who = who;
        this.findings = findings;
    }

    /** Looks at the next message. */
    void look(PlaceRow place) {
        messages++;
        lookAtSeq(place.seq());
        if (place.id() <= highestId) {
            findings.hopeless(who + "message " + place.seq() + " has id " + place.id() + ", which is not above id "
                    + highestId + " before it");
        }
        highestId = Math.max(highestId, place.id());
        newestId = place.id();
        int sender = place.sender();
        if (!possible(sender)) {
            sendersKnown &= withOneself();
            irregular(place);
            return;
        }
        counted[sender]++;
        if (gapless ? place.senderSeq() != counted[sender] : doesNotFit(place)) {
            irregular(place);
        }
        highest[sender] = Math.max(highest[sender], place.senderSeq());
    }

    /** Whether a message behind a missing one stands where it cannot, whoever sent the missing one. */
    private boolean doesNotFit(PlaceRow place) {
        int sender = place.sender();
        boolean tooHigh = place.seq() >= 1 && place.senderSeq() > place.seq() - highest[1 - sender];
        return tooHigh || place.senderSeq() <= highest[sender];
    }

    private void irregular(PlaceRow place) {
        if (firstIrregular == NONE) {
            firstIrregular = place.seq();
        }
    }

    private void lookAtSeq(long seq) {
        if (seq < 1) {
            findings.hopeless(who + "a message has seq " + seq + ", should be 1 or more");
            gapless = false;
            return;
        }
        if (seq == lastSeq + 2) {
            findings.hopeless(who + "message " + (lastSeq + 1) + " is missing");
        } else if (seq > lastSeq + 2) {
            findings.hopeless(who + "messages " + (lastSeq + 1) + " to " + (seq - 1) + " are missing");
        }
        gapless &= seq == lastSeq + 1;
        lastSeq = seq;
    }

    private boolean withOneself() {
        return row.lowId().equals(row.highId());
    }

    private boolean possible(int sender) {
        return sender == 0 || (sender == 1 && !withOneself());
    }

    /** {@return whether the places among the messages of each sender are right, as far as the messages tell} */
    boolean regular() {
        return firstIrregular == NONE;
    }

    /** {@return how many messages there are} */
    long messages() {
        return messages;
    }

    /** {@return the highest {@code seq} that a message has, or has had by the counts} */
    long lastSeq() {
        return Math.max(lastSeq, allSent());
    }

    /** {@return the id of the newest message; what the row says if that one is missing} */
    long lastId() {
        return lastSeq == allSent() ? newestId : row.lastMessageId();
    }

    /** Tells each message whose place among those of its sender is wrong, if the others tell what is right. */
    void tellIrregular(MessagePages pages) {
        boolean countsAgree = counted[0] == row.sentLow() && counted[1] == row.sentHigh();
        if (gapless && sendersKnown && (withOneself() || countsAgree)) {
            long[] next = new long[2];
            pages.forEach(place -> tell(place, next));
        } else {
            findings.hopeless(who + "from message " + firstIrregular + " on, sender and sender_seq do not fit together;"
                    + " what is unread was not checked");
        }
    }

    private void tell(PlaceRow place, long[] next) {
        int sender = withOneself() ? 0 : place.sender();
        PlaceRow right = new PlaceRow(place.seq(), place.id(), sender, ++next[sender]);
        if (!right.equals(place)) {
            findings.mendable(
                    who + "message " + place.seq() + " has sender " + place.sender() + ", sender_seq "
                            + place.senderSeq() + ", should have sender " + right.sender() + ", sender_seq "
                            + right.senderSeq(),
                    new Mend.Renumbered(row.id(), right));
        }
    }

    /** {@return how many messages a side has sent: what the row says, but no fewer than the messages tell} */
    long sent(Side sender) {
        return Math.max(row.sent(sender), highest[sender.code()]);
    }

    /** {@return how many messages a side can have sent, if all that are missing and nobody's are its own} */
    long most(Side sender) {
        return Math.max(sent(sender), lastSeq - sent(sender.opposite()));
    }

    /** {@return whether the row says of both sides how many messages they can have sent} */
    boolean sentAsStored() {
        return most(Side.LOW) == row.sentLow() && most(Side.HIGH) == row.sentHigh();
    }

    private long allSent() {
        long sum = sent(Side.LOW) + sent(Side.HIGH);
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Tells if the counts are higher than the messages that are left, or if those do not tell the counts. */
    void tellUnlessSentFits() {
        long all = allSent();
        if (all > lastSeq) {
            String missing =
                    all == lastSeq + 1 ? "message " + all + " is" : "messages " + (lastSeq + 1) + " to " + all + " are";
            findings.hopeless(who + missing + " missing, as sent_low is " + sent(Side.LOW) + " and sent_high is "
                    + sent(Side.HIGH));
        } else if (all < lastSeq) {
            findings.hopeless(who + "sent_low " + row.sentLow() + " and sent_high " + row.sentHigh()
                    + " should add up to " + lastSeq + ", and the messages that are left do not tell how");
        }
    }
}
