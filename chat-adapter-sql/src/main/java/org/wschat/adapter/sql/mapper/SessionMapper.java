package org.wschat.adapter.sql.mapper;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.row.SessionRow;

/** The table of sessions. */
public interface SessionMapper {

    /**
     * Adds a session.
     *
     * @param row the session
     */
    @Insert("""
            INSERT INTO user_session
              (token_hash, session_id, user_name, device, address, created_at, last_seen_at, expires_at)
            VALUES
              (#{tokenHash}, #{sessionId}, #{userName}, #{device}, #{address}, #{createdAt}, #{lastSeenAt}, #{expiresAt})
            """)
    void insert(SessionRow row);

    /**
     * Reads the session of a token.
     *
     * @param tokenHash the hash of the token
     * @return the session; null if there is none, or its account is disabled or erased
     */
    @Select("""
            SELECT s.* FROM user_session s JOIN user_account a ON a.user_name = s.user_name
            WHERE s.token_hash = #{tokenHash} AND a.disabled = 0 AND a.erased_at IS NULL
            """)
    @Nullable SessionRow find(@Param("tokenHash") String tokenHash);

    /**
     * Reads the sessions of an account.
     *
     * @param userName the account
     * @return the sessions, in no order; none if it is erased
     */
    @Select("""
            SELECT s.* FROM user_session s JOIN user_account a ON a.user_name = s.user_name
            WHERE s.user_name = #{userName} AND a.erased_at IS NULL
            """)
    List<SessionRow> of(@Param("userName") String userName);

    /**
     * Reads what names the sessions of an account.
     *
     * @param userName the account
     * @return the ids
     */
    @Select("SELECT session_id FROM user_session WHERE user_name = #{userName}")
    List<String> ids(@Param("userName") String userName);

    /**
     * Writes when a session was used. Nothing happens if it is not there.
     *
     * @param sessionId the session
     * @param lastSeenAt when it was used, in milliseconds since 1970 UTC
     * @param expiresAt when it ends, in milliseconds since 1970 UTC
     */
    @Update("""
            UPDATE user_session SET last_seen_at = #{lastSeenAt}, expires_at = #{expiresAt}
            WHERE session_id = #{sessionId}
            """)
    void noteUse(
            @Param("sessionId") String sessionId,
            @Param("lastSeenAt") long lastSeenAt,
            @Param("expiresAt") long expiresAt);

    /**
     * Removes a session.
     *
     * @param sessionId the session
     * @param userName whose it must be
     * @return how many there were
     */
    @Delete("DELETE FROM user_session WHERE session_id = #{sessionId} AND user_name = #{userName}")
    int end(@Param("sessionId") String sessionId, @Param("userName") String userName);

    /**
     * Removes the sessions of an account but one.
     *
     * @param userName the account
     * @param kept the session that stays; empty if none does
     */
    @Delete("DELETE FROM user_session WHERE user_name = #{userName} AND session_id <> #{kept}")
    void endOthers(@Param("userName") String userName, @Param("kept") String kept);

    /**
     * Removes sessions that have ended by themselves, the oldest first.
     *
     * @param now the time, in milliseconds since 1970 UTC
     * @param limit the most sessions to remove
     * @return how many were removed
     */
    @Delete(
            value = "DELETE FROM user_session WHERE expires_at <= #{now} ORDER BY expires_at LIMIT #{limit}",
            databaseId = "mysql")
    @Delete(value = """
            DELETE FROM user_session WHERE token_hash IN
              (SELECT token_hash FROM user_session WHERE expires_at <= #{now} ORDER BY expires_at LIMIT #{limit})
            """, databaseId = "sqlite")
    int removeExpired(@Param("now") long now, @Param("limit") int limit);
}
