package org.wschat.adapter.sql.mapper;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.GapRow;
import org.wschat.adapter.sql.row.Side;
import org.wschat.adapter.sql.unread.UnreadRun;

/** The table of what is unread below a reader's mark. */
public interface GapMapper {

    /**
     * Reads the gaps that overlap a stretch of the sender's messages. Gaps never overlap each other, so it starts at the
     * last one that begins at or before the stretch, and reads none of those below.
     *
     * @param conversationId the conversation
     * @param reader the side of the reader
     * @param from the first {@code senderSeq} of the stretch
     * @param through the last one
     * @param limit the most gaps to read
     * @return the gaps, lowest first
     */
    @Select("""
            SELECT * FROM unread_gap
            WHERE conversation_id = #{conversationId} AND reader = #{reader}
              AND first_sender_seq >= COALESCE(
                (SELECT MAX(first_sender_seq) FROM unread_gap
                 WHERE conversation_id = #{conversationId} AND reader = #{reader} AND first_sender_seq <= #{from}), 0)
              AND first_sender_seq <= #{through} AND last_sender_seq >= #{from}
            ORDER BY first_sender_seq LIMIT #{limit}
            """)
    List<GapRow> overlapping(
            @Param("conversationId") long conversationId,
            @Param("reader") int reader,
            @Param("from") long from,
            @Param("through") long through,
            @Param("limit") int limit);

    /**
     * Reads the gaps that overlap a stretch of the sender's messages. There are none above the reader's mark, and nothing is
     * read if all of the stretch lies there.
     *
     * @param conversation the conversation
     * @param reader the side of the reader
     * @param from the first {@code senderSeq} of the stretch
     * @param through the last one
     * @param limit the most gaps to read
     * @return the gaps, lowest first
     */
    default List<UnreadRun> runs(ConversationRow conversation, Side reader, long from, long through, int limit) {
        return from > conversation.read(reader)
                ? List.of()
                : overlapping(conversation.id(), reader.code(), from, through, limit).stream()
                        .map(GapRow::run)
                        .toList();
    }

    /**
     * Reads all gaps of conversations.
     *
     * @param conversationIds at least one conversation, at most 500
     * @return the gaps, lowest first in each conversation
     */
    @Select("""
            <script>
            SELECT * FROM unread_gap WHERE conversation_id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY conversation_id, reader, first_sender_seq
            </script>
            """)
    List<GapRow> ofAll(@Param("ids") Collection<Long> conversationIds);

    /**
     * Adds a gap. Batched.
     *
     * @param row the gap
     */
    @Insert("""
            INSERT INTO unread_gap (conversation_id, reader, first_sender_seq, last_sender_seq, after_seq)
            VALUES (#{conversationId}, #{reader}, #{firstSenderSeq}, #{lastSenderSeq}, #{afterSeq})
            """)
    void insert(GapRow row);

    /**
     * Removes a gap. Batched.
     *
     * @param row the gap
     */
    @Delete("""
            DELETE FROM unread_gap
            WHERE conversation_id = #{conversationId} AND reader = #{reader} AND first_sender_seq = #{firstSenderSeq}
            """)
    void delete(GapRow row);
}
