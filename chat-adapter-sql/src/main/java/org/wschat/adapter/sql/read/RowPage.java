package org.wschat.adapter.sql.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.cursor.Cursor;
import org.wschat.adapter.sql.row.MessageRow;
import org.wschat.adapter.sql.row.Side;

/** The rows of a page, gathered until it is full: by their number, or by the length of their texts. */
final class RowPage {

    private final int maxMessages;
    private final int maxCharacters;
    private final List<MessageRow> rows = new ArrayList<>();
    private int characters;
    private boolean full;

    RowPage(int maxMessages, int maxCharacters) {
        this.maxMessages = maxMessages;
        this.maxCharacters = maxCharacters;
    }

    /** How many rows to ask for, so that the one too many tells that others follow. */
    static int oneMoreThan(int most) {
        return Math.min(most, Integer.MAX_VALUE - 1) + 1;
    }

    /** Takes rows as long as they fit, at least one on an empty page; the page is full once one did not fit. */
    void fill(Cursor<MessageRow> from) throws IOException {
        try (from) {
            for (MessageRow row : from) {
                if (!fits(row)) {
                    full = true;
                    return;
                }
                rows.add(row);
                characters += row.text().length();
            }
        }
    }

    private boolean fits(MessageRow row) {
        return rows.isEmpty()
                || (rows.size() < maxMessages && characters + row.text().length() <= maxCharacters);
    }

    boolean full() {
        return full;
    }

    /** How many more rows may fit. */
    int room() {
        return maxMessages - rows.size();
    }

    List<MessageRow> rows() {
        return rows;
    }

    /** The {@code senderSeq} of the first and last message that one side has on the page, whatever its direction. */
    List<Long> senderSeqs(Side sender) {
        return rows.stream()
                .filter(row -> row.senderSide() == sender)
                .map(MessageRow::senderSeq)
                .sorted()
                .toList();
    }
}
