package org.wschat.adapter.sql.mapper;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Arg;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Results;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.PairRow;
import org.wschat.adapter.sql.row.SummaryRow;
import org.wschat.adapter.sql.row.UnreadCountRow;

/**
 * The table of conversations.
 *
 * <p>Columns are named one by one wherever many rows are read or every batch reads: to find them by the names of a record's
 * components takes MyBatis more time than the driver needs for the query.
 */
public interface ConversationMapper {

    /** How many pairs may be looked up at once; SQLite takes no more than 500. */
    int MOST_PAIRS = 100;

    /**
     * Reads one conversation.
     *
     * @param pair the two people
     * @return the conversation; null if they never wrote
     */
    @Select("SELECT * FROM conversation WHERE low_id = #{lowId} AND high_id = #{highId}")
    @ResultMap("conversation")
    @Nullable ConversationRow find(PairRow pair);

    /**
     * Reads one conversation.
     *
     * @param id its key
     * @return the conversation; null if it is not there
     */
    @Select("SELECT * FROM conversation WHERE id = #{id}")
    @ResultMap("conversation")
    @Nullable ConversationRow get(@Param("id") long id);

    /**
     * Reads conversations without locking them, each by one look at the index.
     *
     * @param pairs at least one pair, at most {@value #MOST_PAIRS}
     * @return those of them that are stored
     */
    @Select("""
            <script>
            <foreach item="pair" collection="pairs" separator=" UNION ALL ">
              SELECT * FROM conversation WHERE low_id = #{pair.lowId} AND high_id = #{pair.highId}
            </foreach>
            </script>
            """)
    @ResultMap("conversation")
    List<ConversationRow> findAll(@Param("pairs") Collection<PairRow> pairs);

    /**
     * Adds a conversation without messages, that was not there a moment ago. Batched.
     *
     * <p>On MySQL it fails as a conflict if another server was faster: to tolerate the duplicate, InnoDB would lock the gap
     * around the row, and transactions that add neighbours would end in deadlocks.
     *
     * @param pair the two people
     */
    @Insert(value = "INSERT INTO conversation (low_id, high_id) VALUES (#{lowId}, #{highId})", databaseId = "mysql")
    @Insert(
            value = "INSERT INTO conversation (low_id, high_id) VALUES (#{lowId}, #{highId}) ON CONFLICT DO NOTHING",
            databaseId = "sqlite")
    void create(PairRow pair);

    /**
     * Reads conversations and locks them until the end of the transaction, in one order for all transactions.
     *
     * <p>On MySQL always by the index: a scan of the table, which is what the optimizer prefers for a small one, would also
     * wait for rows of other transactions, and end in deadlocks.
     *
     * @param ids at least one key
     * @return the conversations
     */
    @Select(value = """
            <script>
            SELECT * FROM conversation FORCE INDEX (PRIMARY) WHERE id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """, databaseId = "mysql")
    @Select(value = """
            <script>
            SELECT * FROM conversation WHERE id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id
            </script>
            """, databaseId = "sqlite")
    @Results(id = "conversation")
    @Arg(column = "id", javaType = long.class)
    @Arg(column = "low_id", javaType = String.class)
    @Arg(column = "high_id", javaType = String.class)
    @Arg(column = "sent_low", javaType = long.class)
    @Arg(column = "sent_high", javaType = long.class)
    @Arg(column = "read_low", javaType = long.class)
    @Arg(column = "read_high", javaType = long.class)
    @Arg(column = "read_low_seq", javaType = long.class)
    @Arg(column = "read_high_seq", javaType = long.class)
    @Arg(column = "blocked_by_low", javaType = boolean.class)
    @Arg(column = "blocked_by_high", javaType = boolean.class)
    @Arg(column = "last_write_token", javaType = long.class)
    @Arg(column = "last_message_id", javaType = long.class)
    @Arg(column = "listed_id", javaType = long.class)
    List<ConversationRow> lock(@Param("ids") Collection<Long> ids);

    /**
     * Writes the numbers of a conversation that is there and locked. Batched; on MySQL an insert that always meets its
     * duplicate, because the driver joins inserts to one statement, but not updates.
     *
     * @param row the conversation
     */
    @Insert(value = """
            INSERT INTO conversation
              (id, low_id, high_id, sent_low, sent_high, read_low, read_high, read_low_seq, read_high_seq, last_write_token,
              last_message_id, listed_id)
            VALUES
              (#{id}, #{lowId}, #{highId}, #{sentLow}, #{sentHigh}, #{readLow}, #{readHigh}, #{readLowSeq}, #{readHighSeq},
              #{lastWriteToken}, #{lastMessageId}, #{listedId})
            ON DUPLICATE KEY UPDATE
              sent_low = VALUES(sent_low), sent_high = VALUES(sent_high),
              read_low = VALUES(read_low), read_high = VALUES(read_high),
              read_low_seq = VALUES(read_low_seq), read_high_seq = VALUES(read_high_seq), last_write_token = VALUES(last_write_token),
              last_message_id = VALUES(last_message_id), listed_id = VALUES(listed_id)
            """, databaseId = "mysql")
    @Update(value = """
            UPDATE conversation SET
              sent_low = #{sentLow}, sent_high = #{sentHigh},
              read_low = #{readLow}, read_high = #{readHigh},
              read_low_seq = #{readLowSeq}, read_high_seq = #{readHighSeq}, last_write_token = #{lastWriteToken},
              last_message_id = #{lastMessageId}, listed_id = #{listedId}
            WHERE id = #{id}
            """, databaseId = "sqlite")
    void save(ConversationRow row);

    /**
     * Writes who of a conversation, that is there and locked, blocks whom. Batched.
     *
     * @param row the conversation
     */
    @Update("""
            UPDATE conversation SET blocked_by_low = #{blockedByLow}, blocked_by_high = #{blockedByHigh} WHERE id = #{id}
            """)
    void saveBlocks(ConversationRow row);

    /**
     * Forgets whom one side of a conversation blocks.
     *
     * @param id the key of the conversation
     * @param side the side
     */
    @Update("""
            UPDATE conversation SET
              blocked_by_low = CASE WHEN #{side} = 0 THEN 0 ELSE blocked_by_low END,
              blocked_by_high = CASE WHEN #{side} = 1 THEN 0 ELSE blocked_by_high END
            WHERE id = #{id}
            """)
    void eraseBlock(@Param("id") long id, @Param("side") int side);

    /**
     * Locks a conversation, and notes that it is written to.
     *
     * @param id its key
     * @param writeToken what tells this write from all others
     */
    @Update("UPDATE conversation SET last_write_token = #{writeToken} WHERE id = #{id}")
    void writtenBy(@Param("id") long id, @Param("writeToken") long writeToken);

    /**
     * Names those whom a person blocks.
     *
     * @param user the person
     * @return their ids
     */
    @Select("""
            SELECT high_id FROM conversation WHERE low_id = #{user} AND blocked_by_low <> 0
            UNION ALL
            SELECT low_id FROM conversation WHERE high_id = #{user} AND blocked_by_high <> 0
            """)
    List<String> blockedBy(@Param("user") String user);

    /**
     * Counts what a person has not read, from their conversations and gaps alone.
     *
     * @param reader the person
     * @return one row for each person they share a conversation with
     */
    @Select("""
            SELECT c.high_id AS sender, c.sent_high - c.read_low + COALESCE(
                (SELECT SUM(g.last_sender_seq - g.first_sender_seq + 1) FROM unread_gap g
                 WHERE g.conversation_id = c.id AND g.reader = 0), 0) AS unread
            FROM conversation c WHERE c.low_id = #{reader} AND c.high_id <> c.low_id
            UNION ALL
            SELECT c.low_id AS sender, c.sent_low - c.read_high + COALESCE(
                (SELECT SUM(g.last_sender_seq - g.first_sender_seq + 1) FROM unread_gap g
                 WHERE g.conversation_id = c.id AND g.reader = 1), 0) AS unread
            FROM conversation c WHERE c.high_id = #{reader}
            """)
    @Arg(column = "sender", javaType = String.class)
    @Arg(column = "unread", javaType = long.class)
    List<UnreadCountRow> unreadCounts(@Param("reader") String reader);

    /**
     * Summarizes conversations of a person in which they sort before the other one.
     *
     * @param lowId the person
     * @param after those with somebody behind this id only, as the database sorts ids
     * @param limit the most conversations to read
     * @return one row for each conversation with messages, in that order
     */
    @Select("""
            SELECT c.high_id AS peer, c.sent_low + c.sent_high AS last_seq, c.sent_high - c.read_low + COALESCE(
                (SELECT SUM(g.last_sender_seq - g.first_sender_seq + 1) FROM unread_gap g
                 WHERE g.conversation_id = c.id AND g.reader = 0), 0) AS unread
            FROM conversation c
            WHERE c.low_id = #{lowId} AND c.high_id > #{after} AND c.high_id <> c.low_id AND c.sent_low + c.sent_high > 0
            ORDER BY c.high_id LIMIT #{limit}
            """)
    @Results(id = "summary")
    @Arg(column = "peer", javaType = String.class)
    @Arg(column = "last_seq", javaType = long.class)
    @Arg(column = "unread", javaType = long.class)
    List<SummaryRow> summariesOfLow(
            @Param("lowId") String lowId, @Param("after") String after, @Param("limit") int limit);

    /**
     * Summarizes conversations of a person in which they sort behind the other one, or are alone.
     *
     * @param highId the person
     * @param after those above this key only
     * @param limit the most conversations to read
     * @return one row for each conversation with messages, lowest key first
     */
    @Select(value = """
            SELECT c.low_id AS peer, c.sent_low + c.sent_high AS last_seq, c.sent_low - c.read_high + COALESCE(
                (SELECT SUM(g.last_sender_seq - g.first_sender_seq + 1) FROM unread_gap g
                 WHERE g.conversation_id = c.id AND g.reader = 1), 0) AS unread
            FROM conversation c FORCE INDEX (conversation_high)
            WHERE c.high_id = #{highId} AND c.id > #{after} AND c.sent_low + c.sent_high > 0
            ORDER BY c.id LIMIT #{limit}
            """, databaseId = "mysql")
    @Select(value = """
            SELECT c.low_id AS peer, c.sent_low + c.sent_high AS last_seq, c.sent_low - c.read_high + COALESCE(
                (SELECT SUM(g.last_sender_seq - g.first_sender_seq + 1) FROM unread_gap g
                 WHERE g.conversation_id = c.id AND g.reader = 1), 0) AS unread
            FROM conversation c
            WHERE c.high_id = #{highId} AND c.id > #{after} AND c.sent_low + c.sent_high > 0
            ORDER BY c.id LIMIT #{limit}
            """, databaseId = "sqlite")
    @ResultMap("summary")
    List<SummaryRow> summariesOfHigh(
            @Param("highId") String highId, @Param("after") long after, @Param("limit") int limit);

    /**
     * Reads conversations of a person in which they sort first.
     *
     * @param lowId the person
     * @param after those with somebody behind this id only, as the database sorts ids
     * @param limit the most conversations to read
     * @return the conversations, in that order
     */
    @Select("""
            SELECT * FROM conversation WHERE low_id = #{lowId} AND high_id > #{after} ORDER BY high_id LIMIT #{limit}
            """)
    @ResultMap("conversation")
    List<ConversationRow> ofLow(@Param("lowId") String lowId, @Param("after") String after, @Param("limit") int limit);

    /**
     * Reads conversations of a person in which they sort last.
     *
     * @param highId the person
     * @param after those above this key only
     * @param limit the most conversations to read
     * @return the conversations, lowest key first
     */
    @Select(value = """
            SELECT * FROM conversation FORCE INDEX (conversation_high)
            WHERE high_id = #{highId} AND id > #{after} ORDER BY id LIMIT #{limit}
            """, databaseId = "mysql")
    @Select(
            value = "SELECT * FROM conversation WHERE high_id = #{highId} AND id > #{after} ORDER BY id LIMIT #{limit}",
            databaseId = "sqlite")
    @ResultMap("conversation")
    List<ConversationRow> ofHigh(@Param("highId") String highId, @Param("after") long after, @Param("limit") int limit);

    /**
     * Reads conversations of a person that stand in their place in the list, in which the person sorts before the other one.
     *
     * @param lowId the person
     * @param before those whose newest message has an id below this one only
     * @param limit the most conversations to read
     * @return the conversations with messages, latest first
     */
    @Select("""
            SELECT * FROM conversation
            WHERE low_id = #{lowId} AND listed_id > 0 AND listed_id < #{before} AND high_id <> low_id
            ORDER BY listed_id DESC LIMIT #{limit}
            """)
    @ResultMap("conversation")
    List<ConversationRow> listedOfLow(
            @Param("lowId") String lowId, @Param("before") long before, @Param("limit") int limit);

    /**
     * Reads conversations of a person that stand in their place in the list, in which the person sorts behind the other one, or
     * is alone.
     *
     * @param highId the person
     * @param before those whose newest message has an id below this one only
     * @param limit the most conversations to read
     * @return the conversations with messages, latest first
     */
    @Select("""
            SELECT * FROM conversation
            WHERE high_id = #{highId} AND listed_id > 0 AND listed_id < #{before}
            ORDER BY listed_id DESC LIMIT #{limit}
            """)
    @ResultMap("conversation")
    List<ConversationRow> listedOfHigh(
            @Param("highId") String highId, @Param("before") long before, @Param("limit") int limit);

    /**
     * Reads conversations of a person that have got a message since somebody looked at their list. Looks at all of them, and
     * sorts those.
     *
     * @param user the person
     * @param before those whose newest message has an id below this one only
     * @param limit the most conversations to read
     * @return the conversations, latest first
     */
    @Select(value = """
            SELECT c.* FROM (
              SELECT id, last_message_id FROM conversation FORCE INDEX (conversation_low_listed)
              WHERE low_id = #{user} AND listed_id = 9223372036854775807 AND last_message_id < #{before}
              UNION
              SELECT id, last_message_id FROM conversation FORCE INDEX (conversation_high_listed)
              WHERE high_id = #{user} AND listed_id = 9223372036854775807 AND last_message_id < #{before}
              ORDER BY last_message_id DESC LIMIT #{limit}) p
            STRAIGHT_JOIN conversation c ON c.id = p.id ORDER BY c.last_message_id DESC
            """, databaseId = "mysql")
    @Select(value = """
            SELECT c.* FROM (
              SELECT id, last_message_id FROM conversation INDEXED BY conversation_low_listed
              WHERE low_id = #{user} AND listed_id = 9223372036854775807 AND last_message_id < #{before}
              UNION
              SELECT id, last_message_id FROM conversation INDEXED BY conversation_high_listed
              WHERE high_id = #{user} AND listed_id = 9223372036854775807 AND last_message_id < #{before}
              ORDER BY last_message_id DESC LIMIT #{limit}) p
            JOIN conversation c ON c.id = p.id ORDER BY c.last_message_id DESC
            """, databaseId = "sqlite")
    @ResultMap("conversation")
    List<ConversationRow> unlisted(@Param("user") String user, @Param("before") long before, @Param("limit") int limit);

    /**
     * Reads conversations of a person in which something was sent, whichever of the two they are. Looks at all in which
     * something was sent, and at those that are unlisted, and sorts them: in any other order one that gets a message would be
     * read twice.
     *
     * @param user the person
     * @param since conversations whose newest message has an id above this one only
     * @param from from this key on
     * @param limit the most conversations to read
     * @return the conversations, lowest key first
     */
    @Select(value = """
            SELECT c.* FROM (
              SELECT id FROM conversation FORCE INDEX (conversation_low_listed)
              WHERE low_id = #{user} AND listed_id > #{since} AND last_message_id > #{since} AND id >= #{from}
              UNION
              SELECT id FROM conversation FORCE INDEX (conversation_high_listed)
              WHERE high_id = #{user} AND listed_id > #{since} AND last_message_id > #{since} AND id >= #{from}
              ORDER BY id LIMIT #{limit}) p
            STRAIGHT_JOIN conversation c ON c.id = p.id ORDER BY c.id
            """, databaseId = "mysql")
    @Select(value = """
            SELECT c.* FROM (
              SELECT id FROM conversation INDEXED BY conversation_low_listed
              WHERE low_id = #{user} AND listed_id > #{since} AND last_message_id > #{since} AND id >= #{from}
              UNION
              SELECT id FROM conversation INDEXED BY conversation_high_listed
              WHERE high_id = #{user} AND listed_id > #{since} AND last_message_id > #{since} AND id >= #{from}
              ORDER BY id LIMIT #{limit}) p
            JOIN conversation c ON c.id = p.id ORDER BY c.id
            """, databaseId = "sqlite")
    @ResultMap("conversation")
    List<ConversationRow> writtenSince(
            @Param("user") String user,
            @Param("since") long since,
            @Param("from") long from,
            @Param("limit") int limit);

    /**
     * Tells whether an id has been used: to receive messages that nobody has read is not to use it.
     *
     * @param id the id
     * @return whether a message was sent or read under it
     */
    @Select("""
            SELECT EXISTS (SELECT 1 FROM conversation WHERE low_id = #{id} AND (sent_low > 0 OR read_low > 0))
                OR EXISTS (SELECT 1 FROM conversation WHERE high_id = #{id} AND (sent_high > 0 OR read_high > 0))
            """)
    boolean isUsed(@Param("id") String id);

    /** Changes no row; fails where a change would: read-only, no right, no lock on the file. */
    @Update("UPDATE conversation SET sent_low = sent_low WHERE id = 0")
    void writeNothing();
}
