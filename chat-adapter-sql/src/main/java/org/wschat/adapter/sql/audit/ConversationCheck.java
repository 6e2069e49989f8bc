package org.wschat.adapter.sql.audit;

import java.util.List;
import org.apache.ibatis.session.SqlSession;
import org.wschat.adapter.sql.mapper.AuditMapper;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.GapRow;
import org.wschat.adapter.sql.row.Side;

/** Looks at one conversation, in a transaction that sees one state of it. Used by one thread. */
final class ConversationCheck {

    private static final int STRAY_GAPS = 1_000;

    private final AuditMapper mapper;
    private final ConversationRow row;
    private final String who;
    private final Findings findings = new Findings();
    private long messages;

    ConversationCheck(SqlSession session, ConversationRow row) {
        this.mapper = session.getMapper(AuditMapper.class);
        this.row = row;
        this.who = "\"" + row.lowId() + "\" and \"" + row.highId() + "\": ";
    }

    /** {@return all differences found} */
    Findings run() {
        checkPeople();
        MessagePages pages = new MessagePages(mapper, row.id());
        Numbering numbers = new Numbering(row, who, findings);
        List<GapCheck> gaps = gaps(row.sentLow(), row.sentHigh());
        pages.forEach(place -> {
            numbers.look(place);
            gaps.forEach(check -> check.look(place));
        });
        messages = numbers.messages();
        if (!numbers.regular()) {
            numbers.tellIrregular(pages);
            return findings;
        }
        numbers.tellUnlessSentFits();
        checkUnread(numbers, numbers.sentAsStored() ? gaps : gapsLookedAtAgain(numbers, pages));
        return findings;
    }

    /** {@return how many messages it has} */
    long messages() {
        return messages;
    }

    private List<GapCheck> gaps(long sentLow, long sentHigh) {
        return List.of(gapsOf(Side.LOW, sentHigh), gapsOf(Side.HIGH, sentLow));
    }

    private GapCheck gapsOf(Side reader, long sent) {
        return new GapCheck(row, reader, sent, new GapPages(mapper, row.id(), reader), who);
    }

    /** The first look took the row's word for how much was sent. */
    private List<GapCheck> gapsLookedAtAgain(Numbering numbers, MessagePages pages) {
        List<GapCheck> gaps = gaps(numbers.most(Side.LOW), numbers.most(Side.HIGH));
        pages.forEach(place -> gaps.forEach(check -> check.look(place)));
        return gaps;
    }

    private void checkUnread(Numbering numbers, List<GapCheck> gaps) {
        gaps.forEach(GapCheck::end);
        checkRow(expected(numbers, gaps.get(0), gaps.get(1)));
        checkStrayGaps();
        gaps.forEach(check -> findings.add(check.findings()));
    }

    private void checkPeople() {
        try {
            row.conversation();
        } catch (IllegalArgumentException e) {
            findings.hopeless(who + "no pair of people a server would store: " + e.getMessage());
        }
    }

    private ConversationRow expected(Numbering numbers, GapCheck low, GapCheck high) {
        return new ConversationRow(
                row.id(),
                row.lowId(),
                row.highId(),
                numbers.sent(Side.LOW),
                numbers.sent(Side.HIGH),
                low.mark(),
                high.mark(),
                below(row.readLowSeq(), low, numbers),
                below(row.readHighSeq(), high, numbers),
                row.blockedByLow(),
                row.blockedByHigh(),
                row.lastWriteToken(),
                numbers.lastId(),
                row.unlisted() ? row.listedId() : numbers.lastId());
    }

    private static long below(long readSeq, GapCheck gaps, Numbering numbers) {
        long most = Math.min(gaps.firstUnreadSeq() - 1, numbers.lastSeq());
        return readSeq >= 0 && readSeq <= most ? readSeq : most;
    }

    private void checkRow(ConversationRow right) {
        check("sent_low", row.sentLow(), right.sentLow(), right);
        check("sent_high", row.sentHigh(), right.sentHigh(), right);
        check("read_low", row.readLow(), right.readLow(), right);
        check("read_high", row.readHigh(), right.readHigh(), right);
        check("read_low_seq", row.readLowSeq(), right.readLowSeq(), right);
        check("read_high_seq", row.readHighSeq(), right.readHighSeq(), right);
        check("last_message_id", row.lastMessageId(), right.lastMessageId(), right);
        check("listed_id", row.listedId(), right.listedId(), right);
    }

    private void check(String column, long stored, long right, ConversationRow mended) {
        if (stored != right) {
            findings.mendable(who + column + " is " + stored + ", should be " + right, new Mend.RowSaved(mended));
        }
    }

    private void checkStrayGaps() {
        for (GapRow gap : mapper.gapsOfNobody(row.id(), STRAY_GAPS)) {
            findings.mendable(
                    who + "the unread gap of reader " + gap.reader() + " from " + gap.firstSenderSeq() + " to "
                            + gap.lastSenderSeq() + " should not be there, as readers are 0 and 1",
                    new Mend.GapRemoved(gap));
        }
    }
}
