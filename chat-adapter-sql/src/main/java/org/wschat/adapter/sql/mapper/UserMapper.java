package org.wschat.adapter.sql.mapper;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.row.UserRow;

/** The table of accounts. A row is never removed: a name stays taken for ever. */
public interface UserMapper {

    /**
     * Adds an account. Fails as a duplicate if its name, or one that looks like it, is there, erased or not.
     *
     * @param row the account
     */
    @Insert("""
            INSERT INTO user_account (user_name, skeleton_hash, password_hash, created_at, disabled, erased_at, erasing_since)
            VALUES (#{userName}, #{skeletonHash}, #{passwordHash}, #{createdAt}, #{disabled}, #{erasedAt}, #{erasingSince})
            """)
    void insert(UserRow row);

    /**
     * Reads an account.
     *
     * @param name its name
     * @return the account, erased or not; null if there never was one
     */
    @Select("SELECT * FROM user_account WHERE user_name = #{name}")
    @Nullable UserRow find(@Param("name") String name);

    /**
     * Reads an account, and keeps others from changing it, or adding a session of it, until the end of the transaction.
     *
     * @param name its name
     * @return the account, erased or not; null if there never was one
     */
    @Select(value = "SELECT * FROM user_account WHERE user_name = #{name} FOR UPDATE", databaseId = "mysql")
    @Select(value = "SELECT * FROM user_account WHERE user_name = #{name}", databaseId = "sqlite")
    @Nullable UserRow lock(@Param("name") String name);

    /**
     * Looks for a name that looks like another.
     *
     * @param hash the hash of the skeleton of both
     * @return whether there is one, erased or not
     */
    @Select("SELECT EXISTS (SELECT 1 FROM user_account WHERE skeleton_hash = #{hash})")
    boolean hasSkeleton(@Param("hash") String hash);

    /**
     * Reads accounts that are not erased, by name.
     *
     * @param after those behind this name only, as the database sorts names: by their characters (code points)
     * @param limit the most accounts to read
     * @return the accounts, in that order
     */
    @Select("""
            SELECT * FROM user_account WHERE user_name > #{after} AND erased_at IS NULL ORDER BY user_name LIMIT #{limit}
            """)
    List<UserRow> page(@Param("after") String after, @Param("limit") int limit);

    /**
     * Changes a password.
     *
     * @param name the account
     * @param passwordHash what is kept of it from now on
     */
    @Update("UPDATE user_account SET password_hash = #{passwordHash} WHERE user_name = #{name}")
    void setPassword(@Param("name") String name, @Param("passwordHash") String passwordHash);

    /**
     * Disables an account, or enables it.
     *
     * @param name the account
     * @param disabled whether it is disabled from now on
     */
    @Update("UPDATE user_account SET disabled = #{disabled} WHERE user_name = #{name}")
    void setDisabled(@Param("name") String name, @Param("disabled") boolean disabled);

    /**
     * Erases an account, but for what keeps its name taken, and notes that the texts of its owner are to be erased.
     *
     * @param name the account
     * @param erasedAt when, in milliseconds since 1970 UTC
     */
    @Update("""
            UPDATE user_account SET password_hash = NULL, erased_at = #{erasedAt}, erasing_since = #{erasedAt}
            WHERE user_name = #{name}
            """)
    void erase(@Param("name") String name, @Param("erasedAt") long erasedAt);

    /**
     * Reads the accounts whose owner's texts are to be erased.
     *
     * @return the accounts, the first erased first
     */
    @Select("SELECT * FROM user_account WHERE erasing_since IS NOT NULL ORDER BY erasing_since")
    List<UserRow> erasing();

    /**
     * Notes that no text is left to be erased.
     *
     * @param name the account
     */
    @Update("UPDATE user_account SET erasing_since = NULL WHERE user_name = #{name}")
    void endErasure(@Param("name") String name);
}
