package org.wschat.adapter.sql.mapper;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.wschat.adapter.sql.row.ChangeRow;

/** The table of which messages were edited or recalled. */
public interface ChangeMapper {

    /**
     * Adds a change; nothing happens if the same message was changed in the same millisecond before. Batched.
     *
     * @param row the change
     */
    @Insert(value = """
            INSERT INTO message_change (user_id, changed_at, conversation_id, seq)
            VALUES (#{userId}, #{changedAt}, #{conversationId}, #{seq}) ON DUPLICATE KEY UPDATE seq = VALUES(seq)
            """, databaseId = "mysql")
    @Insert(value = """
            INSERT INTO message_change (user_id, changed_at, conversation_id, seq)
            VALUES (#{userId}, #{changedAt}, #{conversationId}, #{seq}) ON CONFLICT DO NOTHING
            """, databaseId = "sqlite")
    void insert(ChangeRow row);

    /**
     * Reads changes, oldest first.
     *
     * @param after changes of this person behind this one only
     * @param limit the most changes to read
     * @return the changes
     */
    @Select("""
            SELECT user_id, changed_at, conversation_id, seq FROM message_change
            WHERE user_id = #{after.userId} AND changed_at >= #{after.changedAt} AND (changed_at > #{after.changedAt}
              OR conversation_id > #{after.conversationId}
              OR (conversation_id = #{after.conversationId} AND seq > #{after.seq}))
            ORDER BY changed_at, conversation_id, seq LIMIT #{limit}
            """)
    List<ChangeRow> behind(@Param("after") ChangeRow after, @Param("limit") int limit);

    /**
     * Forgets changes in the conversations of a person.
     *
     * @param userId the person
     * @param limit at most how many
     * @return how many there were
     */
    @Delete(value = "DELETE FROM message_change WHERE user_id = #{userId} LIMIT #{limit}", databaseId = "mysql")
    @Delete(value = """
            DELETE FROM message_change WHERE user_id = #{userId} AND (changed_at, conversation_id, seq) IN
              (SELECT changed_at, conversation_id, seq FROM message_change WHERE user_id = #{userId} LIMIT #{limit})
            """, databaseId = "sqlite")
    int erase(@Param("userId") String userId, @Param("limit") int limit);
}
