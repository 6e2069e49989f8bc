package org.wschat.adapter.sql.mapper;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Arg;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.wschat.adapter.sql.row.SenderName;
import org.wschat.adapter.sql.row.SentNameRow;

/** The table of the names that clients gave to messages. */
public interface SentNameMapper {

    /**
     * Finds messages by their names, each by one look at the key.
     *
     * @param names at least one, at most {@value ConversationMapper#MOST_PAIRS}
     * @return those that are stored
     */
    @Select("""
            <script>
            <foreach item="name" collection="names" separator=" UNION ALL ">
              SELECT sender_id, client_id, conversation_id, seq, text_hash FROM sent_client_id
              WHERE sender_id = #{name.senderId} AND client_id = #{name.clientId}
            </foreach>
            </script>
            """)
    @Arg(column = "sender_id", javaType = String.class)
    @Arg(column = "client_id", javaType = String.class)
    @Arg(column = "conversation_id", javaType = long.class)
    @Arg(column = "seq", javaType = long.class)
    @Arg(column = "text_hash", javaType = String.class)
    List<SentNameRow> findAll(@Param("names") Collection<SenderName> names);

    /**
     * Adds a name that was not there a moment ago. Batched; on MySQL it fails as a conflict if another transaction was
     * faster.
     *
     * @param row the name
     */
    @Insert("""
            INSERT INTO sent_client_id (sender_id, client_id, conversation_id, seq, text_hash)
            VALUES (#{senderId}, #{clientId}, #{conversationId}, #{seq}, #{textHash})
            """)
    void insert(SentNameRow row);

    /**
     * Takes the names of messages back.
     *
     * @param conversationId the conversation
     * @param afterSeq the {@code seq} before the first of them
     * @param writeToken the token of the batch that wrote them
     */
    @Delete(value = """
            DELETE n FROM message m JOIN conversation c ON c.id = m.conversation_id
              JOIN sent_client_id n ON n.sender_id = IF(m.sender = 0, c.low_id, c.high_id) AND n.client_id = m.client_id
            WHERE m.conversation_id = #{conversationId} AND m.seq > #{afterSeq} AND m.write_token = #{writeToken}
            """, databaseId = "mysql")
    @Delete(value = """
            DELETE FROM sent_client_id WHERE (sender_id, client_id) IN (
              SELECT IIF(m.sender = 0, c.low_id, c.high_id), m.client_id
              FROM message m JOIN conversation c ON c.id = m.conversation_id
              WHERE m.conversation_id = #{conversationId} AND m.seq > #{afterSeq} AND m.write_token = #{writeToken})
            """, databaseId = "sqlite")
    void withdraw(
            @Param("conversationId") long conversationId,
            @Param("afterSeq") long afterSeq,
            @Param("writeToken") long writeToken);

    /**
     * Forgets names of a sender.
     *
     * @param senderId the sender
     * @param limit at most how many
     * @return how many there were
     */
    @Delete(value = "DELETE FROM sent_client_id WHERE sender_id = #{senderId} LIMIT #{limit}", databaseId = "mysql")
    @Delete(value = """
            DELETE FROM sent_client_id WHERE sender_id = #{senderId} AND client_id IN
              (SELECT client_id FROM sent_client_id WHERE sender_id = #{senderId} LIMIT #{limit})
            """, databaseId = "sqlite")
    int erase(@Param("senderId") String senderId, @Param("limit") int limit);
}
