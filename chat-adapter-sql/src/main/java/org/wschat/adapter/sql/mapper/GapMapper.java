package org.wschat.adapter.sql.mapper;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.wschat.adapter.sql.row.GapRow;

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
