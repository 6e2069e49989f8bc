package org.wschat.adapter.sql.mapper;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.wschat.adapter.sql.row.LastSeenRow;

/** The table of when people were last connected. */
public interface LastSeenMapper {

    /**
     * Writes times, each unless a later one is there.
     *
     * @param rows at least one, each person once, in one order for all transactions
     */
    @Insert(value = """
            <script>
            INSERT INTO user_last_seen (user_id, seen_at) VALUES
            <foreach item="row" collection="rows" separator=",">(#{row.userId}, #{row.seenAt})</foreach>
            ON DUPLICATE KEY UPDATE seen_at = GREATEST(seen_at, VALUES(seen_at))
            </script>
            """, databaseId = "mysql")
    @Insert(value = """
            <script>
            INSERT INTO user_last_seen (user_id, seen_at) VALUES
            <foreach item="row" collection="rows" separator=",">(#{row.userId}, #{row.seenAt})</foreach>
            ON CONFLICT (user_id) DO UPDATE SET seen_at = MAX(seen_at, excluded.seen_at)
            </script>
            """, databaseId = "sqlite")
    void save(@Param("rows") Collection<LastSeenRow> rows);

    /**
     * Reads times.
     *
     * @param users whose, at least one
     * @return those that are known
     */
    @Select("""
            <script>
            SELECT user_id, seen_at FROM user_last_seen WHERE user_id IN
            <foreach item="user" collection="users" open="(" separator="," close=")">#{user}</foreach>
            </script>
            """)
    List<LastSeenRow> find(@Param("users") Collection<String> users);

    /**
     * Forgets when somebody was last connected.
     *
     * @param userId the person
     * @return how many rows there were
     */
    @Delete("DELETE FROM user_last_seen WHERE user_id = #{userId}")
    int erase(@Param("userId") String userId);
}
