package org.wschat.adapter.sql.mapper;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Arg;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Results;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.row.MessageRow;
import org.wschat.adapter.sql.row.NewMessageRow;
import org.wschat.adapter.sql.row.PastMessageRow;
import org.wschat.adapter.sql.row.PlaceRow;

/**
 * The table of messages.
 *
 * <p>Pages are read through cursors, row by row: a page is bounded by the size of its texts, which only shows while reading
 * (the smallest fetch size is how Connector/J is told not to buffer the whole result). Their columns are named one by one,
 * because to find them by the names of the record's components costs MyBatis more for each row.
 */
public interface MessageMapper {

    /** {@return the highest id; 0 if there is no message} */
    @Select("SELECT COALESCE(MAX(id), 0) FROM message")
    long maxId();

    /**
     * Adds a message. Batched; on MySQL the row has its id after the flush, on SQLite it must have it before.
     *
     * @param row the message
     */
    @Insert(value = """
            INSERT INTO message (conversation_id, seq, sender, sender_seq, sent_at, write_token, text, client_id)
            VALUES (#{conversationId}, #{seq}, #{sender}, #{senderSeq}, #{sentAt}, #{writeToken}, #{text}, #{clientId})
            """, databaseId = "mysql")
    @Options(useGeneratedKeys = true, keyProperty = "id", keyColumn = "id", databaseId = "mysql")
    @Insert(value = """
            INSERT INTO message (id, conversation_id, seq, sender, sender_seq, sent_at, write_token, text, client_id)
            VALUES (#{id}, #{conversationId}, #{seq}, #{sender}, #{senderSeq}, #{sentAt}, #{writeToken}, #{text}, #{clientId})
            """, databaseId = "sqlite")
    void insert(NewMessageRow row);

    /**
     * Adds a message that was sent somewhere else, with the id it shall have. Batched.
     *
     * @param row the message
     */
    @Insert("""
            INSERT INTO message (id, conversation_id, seq, sender, sender_seq, sent_at, updated_at, write_token, text)
            VALUES (#{id}, #{conversationId}, #{seq}, #{sender}, #{senderSeq}, #{sentAt}, #{updatedAt}, #{writeToken}, #{text})
            """)
    void insertPast(PastMessageRow row);

    /**
     * Reads which batch wrote a message.
     *
     * @param conversationId the conversation
     * @param seq the place of the message
     * @return the token of the batch; null if there is no such message
     */
    @Select("SELECT write_token FROM message WHERE conversation_id = #{conversationId} AND seq = #{seq}")
    @Nullable Long writeToken(@Param("conversationId") long conversationId, @Param("seq") long seq);

    /**
     * Takes the messages of a batch back.
     *
     * @param conversationId the conversation
     * @param afterSeq the {@code seq} before the first of them
     * @param writeToken the token of the batch
     * @return how many there were
     */
    @Delete("""
            DELETE FROM message
            WHERE conversation_id = #{conversationId} AND seq > #{afterSeq} AND write_token = #{writeToken}
            """)
    int withdraw(
            @Param("conversationId") long conversationId,
            @Param("afterSeq") long afterSeq,
            @Param("writeToken") long writeToken);

    /**
     * Finds the place of a message.
     *
     * @param id its id
     * @param lowId who sorts first in its conversation
     * @param highId who sorts last
     * @return its {@code seq}; null if that conversation has no such message
     */
    @Select("""
            SELECT m.seq FROM message m JOIN conversation c ON c.id = m.conversation_id
            WHERE m.id = #{id} AND c.low_id = #{lowId} AND c.high_id = #{highId}
            """)
    @Nullable Long seqOf(@Param("id") long id, @Param("lowId") String lowId, @Param("highId") String highId);

    /**
     * Reads one message.
     *
     * @param conversationId its conversation
     * @param seq its place
     * @return the message; null if there is none
     */
    @Select("""
            SELECT id, seq, sender, sender_seq, sent_at, COALESCE(updated_at, sent_at) AS updated_at, text, client_id,
              edited_at, recalled_at
            FROM message WHERE conversation_id = #{conversationId} AND seq = #{seq}
            """)
    @ResultMap("message")
    @Nullable MessageRow find(@Param("conversationId") long conversationId, @Param("seq") long seq);

    /**
     * Changes a message.
     *
     * @param conversationId its conversation
     * @param row the message as it is to be; its text and the times of its changes are written
     */
    @Update("""
            UPDATE message SET text = #{row.text}, updated_at = #{row.updatedAt}, edited_at = #{row.editedAt},
              recalled_at = #{row.recalledAt}
            WHERE conversation_id = #{conversationId} AND seq = #{row.seq}
            """)
    void change(@Param("conversationId") long conversationId, @Param("row") MessageRow row);

    /**
     * Reads a conversation, newest first.
     *
     * @param conversationId the conversation
     * @param beforeSeq messages below this {@code seq} only
     * @param limit the most messages to read
     * @return the messages
     */
    @Select("""
            SELECT id, seq, sender, sender_seq, sent_at, COALESCE(updated_at, sent_at) AS updated_at, text, client_id,
              edited_at, recalled_at
            FROM message
            WHERE conversation_id = #{conversationId} AND seq < #{beforeSeq}
            ORDER BY seq DESC LIMIT #{limit}
            """)
    @Options(fetchSize = Integer.MIN_VALUE, databaseId = "mysql")
    @Results(id = "message")
    @Arg(column = "id", javaType = long.class)
    @Arg(column = "seq", javaType = long.class)
    @Arg(column = "sender", javaType = int.class)
    @Arg(column = "sender_seq", javaType = long.class)
    @Arg(column = "sent_at", javaType = long.class)
    @Arg(column = "updated_at", javaType = long.class)
    @Arg(column = "text", javaType = String.class)
    @Arg(column = "client_id", javaType = String.class)
    @Arg(column = "edited_at", javaType = Long.class)
    @Arg(column = "recalled_at", javaType = Long.class)
    Cursor<MessageRow> before(
            @Param("conversationId") long conversationId,
            @Param("beforeSeq") long beforeSeq,
            @Param("limit") int limit);

    /**
     * Reads a conversation, oldest first.
     *
     * @param conversationId the conversation
     * @param afterSeq messages above this {@code seq} only
     * @param throughSeq messages up to this {@code seq} only
     * @param limit the most messages to read
     * @return the messages
     */
    @Select("""
            SELECT id, seq, sender, sender_seq, sent_at, COALESCE(updated_at, sent_at) AS updated_at, text, client_id,
              edited_at, recalled_at
            FROM message
            WHERE conversation_id = #{conversationId} AND seq > #{afterSeq} AND seq <= #{throughSeq}
            ORDER BY seq LIMIT #{limit}
            """)
    @Options(fetchSize = Integer.MIN_VALUE, databaseId = "mysql")
    @ResultMap("message")
    Cursor<MessageRow> after(
            @Param("conversationId") long conversationId,
            @Param("afterSeq") long afterSeq,
            @Param("throughSeq") long throughSeq,
            @Param("limit") int limit);

    /**
     * Reads where messages stand, newest first.
     *
     * @param conversationId the conversation
     * @param beforeSeq messages below this {@code seq} only
     * @param limit the most messages to read
     * @return the places
     */
    @Select("""
            SELECT seq, id, sender, sender_seq FROM message
            WHERE conversation_id = #{conversationId} AND seq < #{beforeSeq} ORDER BY seq DESC LIMIT #{limit}
            """)
    @Arg(column = "seq", javaType = long.class)
    @Arg(column = "id", javaType = long.class)
    @Arg(column = "sender", javaType = int.class)
    @Arg(column = "sender_seq", javaType = long.class)
    List<PlaceRow> placesBefore(
            @Param("conversationId") long conversationId,
            @Param("beforeSeq") long beforeSeq,
            @Param("limit") int limit);

    /**
     * Reads messages by their ids.
     *
     * @param ids at least one id, at most 500
     * @return the messages that are there, in any order
     */
    @Select("""
            <script>
            SELECT id, seq, sender, sender_seq, sent_at, COALESCE(updated_at, sent_at) AS updated_at, text, client_id,
              edited_at, recalled_at
            FROM message WHERE id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    @ResultMap("message")
    List<MessageRow> ofIds(@Param("ids") Collection<Long> ids);

    /**
     * Reads when the newest message up to an id was sent.
     *
     * @param id the id
     * @return milliseconds since 1970 UTC; null if there is no message up to that id
     */
    @Select("SELECT sent_at FROM message WHERE id <= #{id} ORDER BY id DESC LIMIT 1")
    @Nullable Long sentAtOrBefore(@Param("id") long id);

    /**
     * Reads messages of one sender, oldest first.
     *
     * @param conversationId the conversation
     * @param sender the side of the sender
     * @param fromSenderSeq messages from this {@code senderSeq} on only
     * @param afterSeq where to start: a {@code seq} below all of them
     * @param limit the most messages to read
     * @return the messages
     */
    @Select("""
            SELECT id, seq, sender, sender_seq, sent_at, COALESCE(updated_at, sent_at) AS updated_at, text, client_id,
              edited_at, recalled_at
            FROM message
            WHERE conversation_id = #{conversationId} AND seq > #{afterSeq}
              AND sender = #{sender} AND sender_seq >= #{fromSenderSeq}
            ORDER BY seq LIMIT #{limit}
            """)
    @Options(fetchSize = Integer.MIN_VALUE, databaseId = "mysql")
    @ResultMap("message")
    Cursor<MessageRow> ofSender(
            @Param("conversationId") long conversationId,
            @Param("sender") int sender,
            @Param("fromSenderSeq") long fromSenderSeq,
            @Param("afterSeq") long afterSeq,
            @Param("limit") long limit);

    /**
     * Erases the texts of one sender in a stretch of a conversation, and what their client called them. Nothing else of the
     * messages changes.
     *
     * @param conversationId the conversation
     * @param sender the side of the sender
     * @param afterSeq the {@code seq} before the stretch
     * @param throughSeq the last {@code seq} of the stretch
     */
    @Update("""
            UPDATE message SET text = '', client_id = NULL
            WHERE conversation_id = #{conversationId} AND seq > #{afterSeq} AND seq <= #{throughSeq}
              AND sender = #{sender} AND (text <> '' OR client_id IS NOT NULL)
            """)
    void eraseTexts(
            @Param("conversationId") long conversationId,
            @Param("sender") int sender,
            @Param("afterSeq") long afterSeq,
            @Param("throughSeq") long throughSeq);
}
