package org.wschat.adapter.sql.row;

import java.util.List;
import org.wschat.adapter.sql.unread.ReadState;
import org.wschat.adapter.sql.unread.UnreadRun;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;

/**
 * One conversation: how much each of the two has sent, and how far each has read.
 *
 * @param id its key
 * @param lowId who sorts first
 * @param highId who sorts last
 * @param sentLow how many messages of {@code lowId} are stored
 * @param sentHigh how many messages of {@code highId} are stored
 * @param readLow the highest {@code senderSeq} of the other's messages up to which {@code lowId} has read, but for gaps
 * @param readHigh the same for {@code highId}
 * @param readLowSeq messages above {@code readLow} have a {@code seq} above this one
 * @param readHighSeq the same for {@code readHigh}
 * @param blockedByLow whether {@code lowId} takes no messages of {@code highId}
 * @param blockedByHigh the same the other way round
 * @param lastWriteToken what tells the last batch that wrote to it, or answered from what is in it, from all others
 * @param lastMessageId the id of the newest message; 0 if there is none
 * @param listedId where it stands in the lists of the two: the same, or {@link #UNLISTED}, which is at the top
 */
public record ConversationRow(
        long id,
        String lowId,
        String highId,
        long sentLow,
        long sentHigh,
        long readLow,
        long readHigh,
        long readLowSeq,
        long readHighSeq,
        boolean blockedByLow,
        boolean blockedByHigh,
        long lastWriteToken,
        long lastMessageId,
        long listedId) {

    /** The {@code listedId} of a conversation that has got a message since somebody looked at their list. */
    public static final long UNLISTED = Long.MAX_VALUE;

    /** {@return the pair of people} */
    public Conversation conversation() {
        return new Conversation(new UserId(lowId), new UserId(highId));
    }

    /** {@return whether it has got a message since somebody looked at their list} */
    public boolean unlisted() {
        return listedId == UNLISTED;
    }

    /**
     * The same, standing somewhere else in the lists.
     *
     * @param id its {@code listedId}
     * @return the row
     */
    public ConversationRow listedAt(long id) {
        return new ConversationRow(
                this.id,
                lowId,
                highId,
                sentLow,
                sentHigh,
                readLow,
                readHigh,
                readLowSeq,
                readHighSeq,
                blockedByLow,
                blockedByHigh,
                lastWriteToken,
                lastMessageId,
                id);
    }

    /** {@return the {@code seq} of the newest message; 0 if there is none} */
    public long lastSeq() {
        return sentLow + sentHigh;
    }

    /**
     * Whether one of the two takes no messages of the other.
     *
     * @param side who blocks
     * @return true if so
     */
    public boolean blockedBy(Side side) {
        return side == Side.LOW ? blockedByLow : blockedByHigh;
    }

    /**
     * How much one of the two has sent.
     *
     * @param sender the side of the sender
     * @return the number of messages
     */
    public long sent(Side sender) {
        return sender == Side.LOW ? sentLow : sentHigh;
    }

    /**
     * How far one of the two has read.
     *
     * @param reader the side of the reader
     * @return the highest {@code senderSeq} of the other's messages read
     */
    public long read(Side reader) {
        return reader == Side.LOW ? readLow : readHigh;
    }

    /**
     * Where to search for what one of the two has not read.
     *
     * @param reader the side of the reader
     * @return a {@code seq} below all messages above {@link #read}
     */
    public long readSeq(Side reader) {
        return reader == Side.LOW ? readLowSeq : readHighSeq;
    }

    /**
     * Up to where one of the two has read everything, as far as that is certain.
     *
     * @param reader the side of the reader
     * @param gaps the reader's gaps, at least the first of them
     * @return a {@code seq} below all messages that are unread; that of the newest message if none is
     */
    public long readThrough(Side reader, List<UnreadRun> gaps) {
        return new ReadState(read(reader), readSeq(reader), gaps)
                .unread(sent(reader.opposite())).stream()
                        .findFirst()
                        .map(UnreadRun::afterSeq)
                        .orElse(lastSeq());
    }

    /**
     * How much one of the two has not read.
     *
     * @param reader the side of the reader
     * @param gaps all gaps of the reader
     * @return the number of messages
     */
    public long unread(Side reader, List<UnreadRun> gaps) {
        return new ReadState(read(reader), readSeq(reader), gaps)
                .unread(sent(reader.opposite())).stream()
                        .mapToLong(UnreadRun::count)
                        .sum();
    }
}
