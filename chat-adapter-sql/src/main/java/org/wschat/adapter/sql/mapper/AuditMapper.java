package org.wschat.adapter.sql.mapper;

import java.util.List;
import org.apache.ibatis.annotations.Arg;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.GapRow;
import org.wschat.adapter.sql.row.NameCheckRow;
import org.wschat.adapter.sql.row.PlaceRow;

/** What only the audit asks of the tables. It walks through all of them, always by a key and a page at a time. */
public interface AuditMapper {

    /**
     * Reads the keys of conversations.
     *
     * @param after those above this key only
     * @param limit the most keys to read
     * @return the keys, lowest first
     */
    @Select("SELECT id FROM conversation WHERE id > #{after} ORDER BY id LIMIT #{limit}")
    List<Long> conversations(@Param("after") long after, @Param("limit") int limit);

    /**
     * Reads one conversation.
     *
     * @param id its key
     * @return the conversation; null if it is not there
     */
    @Select("SELECT * FROM conversation WHERE id = #{id}")
    @Nullable ConversationRow conversation(@Param("id") long id);

    /**
     * Reads where messages stand.
     *
     * @param conversationId the conversation
     * @param afterSeq those above this {@code seq} only
     * @param limit the most messages to read
     * @return the places, lowest first
     */
    @Select("""
            SELECT seq, id, sender, sender_seq FROM message
            WHERE conversation_id = #{conversationId} AND seq > #{afterSeq}
            ORDER BY seq LIMIT #{limit}
            """)
    List<PlaceRow> places(
            @Param("conversationId") long conversationId, @Param("afterSeq") long afterSeq, @Param("limit") int limit);

    /**
     * Reads gaps of one reader.
     *
     * @param conversationId the conversation
     * @param reader the side of the reader
     * @param after those that begin above this {@code senderSeq} only
     * @param limit the most gaps to read
     * @return the gaps, lowest first
     */
    @Select("""
            SELECT * FROM unread_gap
            WHERE conversation_id = #{conversationId} AND reader = #{reader} AND first_sender_seq > #{after}
            ORDER BY first_sender_seq LIMIT #{limit}
            """)
    List<GapRow> gaps(
            @Param("conversationId") long conversationId,
            @Param("reader") int reader,
            @Param("after") long after,
            @Param("limit") int limit);

    /**
     * Finds the last gap of one reader that lies within the messages of the other.
     *
     * @param conversationId the conversation
     * @param reader the side of the reader
     * @param sent how many messages the other has sent
     * @return the last message of that gap; 0 if there is none
     */
    @Select("""
            SELECT COALESCE(MAX(last_sender_seq), 0) FROM unread_gap
            WHERE conversation_id = #{conversationId} AND reader = #{reader}
              AND first_sender_seq <= last_sender_seq AND last_sender_seq BETWEEN 1 AND #{sent}
            """)
    long lastGapEnd(
            @Param("conversationId") long conversationId, @Param("reader") int reader, @Param("sent") long sent);

    /**
     * Reads gaps of readers that do not exist.
     *
     * @param conversationId the conversation
     * @param limit the most gaps to read
     * @return the gaps
     */
    @Select("""
            SELECT * FROM unread_gap WHERE conversation_id = #{conversationId} AND reader NOT IN (0, 1) LIMIT #{limit}
            """)
    List<GapRow> gapsOfNobody(@Param("conversationId") long conversationId, @Param("limit") int limit);

    /**
     * Finds messages of a conversation that is not there.
     *
     * @param after conversations above this key only
     * @param before conversations below this key only
     * @return the lowest such key; null if there is none
     */
    @Select("""
            SELECT MIN(conversation_id) FROM message m
            WHERE conversation_id > #{after} AND conversation_id < #{before}
              AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.id = m.conversation_id)
            """)
    @Nullable Long messagesWithoutConversation(@Param("after") long after, @Param("before") long before);

    /**
     * Finds gaps of a conversation that is not there.
     *
     * @param after conversations above this key only
     * @param before conversations below this key only
     * @return the lowest such key; null if there is none
     */
    @Select("""
            SELECT MIN(conversation_id) FROM unread_gap g
            WHERE conversation_id > #{after} AND conversation_id < #{before}
              AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.id = g.conversation_id)
            """)
    @Nullable Long gapsWithoutConversation(@Param("after") long after, @Param("before") long before);

    /**
     * Finds somebody whose clients gave names to messages.
     *
     * @param after whose id is above this one
     * @return the lowest such id; null if there is none
     */
    @Select("SELECT MIN(sender_id) FROM sent_client_id WHERE sender_id > #{after}")
    @Nullable String namer(@Param("after") String after);

    /**
     * Reads names of messages, and looks at those messages. That an account is erased takes the names from its messages
     * before it takes them away.
     *
     * @param senderId whose clients gave the names
     * @param after names above this one only
     * @param limit the most names to read
     * @return the names, lowest first
     */
    @Select("""
            SELECT n.client_id, n.conversation_id, n.seq, EXISTS (
                SELECT 1 FROM message m JOIN conversation c ON c.id = m.conversation_id
                WHERE m.conversation_id = n.conversation_id AND m.seq = n.seq
                  AND n.sender_id = CASE m.sender WHEN 0 THEN c.low_id ELSE c.high_id END
                  AND (m.client_id = n.client_id OR (m.client_id IS NULL AND EXISTS (
                    SELECT 1 FROM user_account u WHERE u.user_name = n.sender_id AND u.erased_at IS NOT NULL)))) AS fits
            FROM sent_client_id n
            WHERE n.sender_id = #{senderId} AND n.client_id > #{after}
            ORDER BY n.client_id LIMIT #{limit}
            """)
    @Arg(column = "client_id", javaType = String.class)
    @Arg(column = "conversation_id", javaType = long.class)
    @Arg(column = "seq", javaType = long.class)
    @Arg(column = "fits", javaType = boolean.class)
    List<NameCheckRow> names(
            @Param("senderId") String senderId, @Param("after") String after, @Param("limit") int limit);

    /**
     * Counts the messages of a conversation.
     *
     * @param conversationId the conversation
     * @return how many there are
     */
    @Select("SELECT COUNT(*) FROM message WHERE conversation_id = #{conversationId}")
    long countMessages(@Param("conversationId") long conversationId);

    /**
     * Gives a message its place among those of its sender.
     *
     * @param conversationId the conversation
     * @param place the message, and its sender and place as they should be
     */
    @Update("""
            UPDATE message SET sender = #{place.sender}, sender_seq = #{place.senderSeq}
            WHERE conversation_id = #{conversationId} AND seq = #{place.seq}
            """)
    void renumber(@Param("conversationId") long conversationId, @Param("place") PlaceRow place);
}
