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
        Findings unread = new Findings();
        List<GapCheck> gaps = List.of(gaps(Side.LOW, unread), gaps(Side.HIGH, unread));
        pages.forEach(place -> {
            numbers.look(place);
            gaps.forEach(check -> check.look(place));
        });
        messages = numbers.messages();
        if (!numbers.regular()) {
            numbers.tellIrregular(pages);
            return findings;
        }
        gaps.forEach(GapCheck::end);
        numbers.tellIfSentIsUnknown();
        checkRow(expected(numbers, gaps));
        checkStrayGaps();
        findings.add(unread);
        return findings;
    }

    /** {@return how many messages it has} */
    long messages() {
        return messages;
    }

    private GapCheck gaps(Side reader, Findings unread) {
        return new GapCheck(row, reader, new GapPages(mapper, row.id(), reader), who, unread);
    }

    private void checkPeople() {
        try {
            row.conversation();
        } catch (IllegalArgumentException e) {
            findings.hopeless(who + "no pair of people a server would store: " + e.getMessage());
        }
    }

    private ConversationRow expected(Numbering numbers, List<GapCheck> gaps) {
        long sentLow = numbers.sent(Side.LOW);
        long sentHigh = numbers.sent(Side.HIGH);
        return new ConversationRow(
                row.id(),
                row.lowId(),
                row.highId(),
                sentLow,
                sentHigh,
                within(row.readLow(), sentHigh),
                within(row.readHigh(), sentLow),
                below(row.readLowSeq(), gaps.get(0), numbers),
                below(row.readHighSeq(), gaps.get(1), numbers));
    }

    private static long within(long read, long sent) {
        return Math.max(0, Math.min(read, sent));
    }

    private static long below(long readSeq, GapCheck gaps, Numbering numbers) {
        long next = Math.min(gaps.firstUnreadSeq(), numbers.lastSeq() + 1);
        return readSeq >= 0 && readSeq < next ? readSeq : next - 1;
    }

    private void checkRow(ConversationRow right) {
        check("sent_low", row.sentLow(), right.sentLow(), right);
        check("sent_high", row.sentHigh(), right.sentHigh(), right);
        check("read_low", row.readLow(), right.readLow(), right);
        check("read_high", row.readHigh(), right.readHigh(), right);
        check("read_low_seq", row.readLowSeq(), right.readLowSeq(), right);
        check("read_high_seq", row.readHighSeq(), right.readHighSeq(), right);
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
