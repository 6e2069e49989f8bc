package org.wschat.adapter.sql.mapper;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.row.LedgerRow;
import org.wschat.adapter.sql.row.RefusalCountRow;
import org.wschat.adapter.sql.row.RefusalRow;

/** The tables that tell what has been imported, and what was left out. */
public interface LedgerMapper {

    /** {@return every table imported so far, one row each} */
    @Select("SELECT * FROM import_ledger ORDER BY source")
    List<LedgerRow> all();

    /**
     * Reads how far a table has been imported, and keeps others from importing it until the end of the transaction.
     *
     * @param source the table
     * @return how far; null if it was never begun
     */
    @Select(value = "SELECT * FROM import_ledger WHERE source = #{source} FOR UPDATE", databaseId = "mysql")
    @Select(value = "SELECT * FROM import_ledger WHERE source = #{source}", databaseId = "sqlite")
    @Nullable LedgerRow lock(@Param("source") String source);

    /**
     * Adds a table.
     *
     * @param row the table, nothing of it imported
     */
    @Insert("""
            INSERT INTO import_ledger (source, time_zone, run, last_id, imported, deleted)
            VALUES (#{source}, #{timeZone}, #{run}, #{lastId}, #{imported}, #{deleted})
            """)
    void insert(LedgerRow row);

    /**
     * Writes how far a table has been imported.
     *
     * @param row the table
     */
    @Update("""
            UPDATE import_ledger SET run = #{run}, last_id = #{lastId}, imported = #{imported}, deleted = #{deleted}
            WHERE source = #{source}
            """)
    void save(LedgerRow row);

    /**
     * Adds a row that is left out. Batched.
     *
     * @param row the row
     */
    @Insert("""
            INSERT INTO import_refusal (source, source_id, reason) VALUES (#{source}, #{sourceId}, #{reason})
            """)
    void refuse(RefusalRow row);

    /**
     * Counts what was left out of a table.
     *
     * @param source the table
     * @return the reasons that there are
     */
    @Select("""
            SELECT reason, COUNT(*) AS count FROM import_refusal WHERE source = #{source} GROUP BY reason ORDER BY reason
            """)
    List<RefusalCountRow> refusals(@Param("source") String source);

    /**
     * Names rows that were left out.
     *
     * @param source the table
     * @param reason why
     * @param limit the most ids to read
     * @return their ids there, lowest first
     */
    @Select("""
            SELECT source_id FROM import_refusal WHERE source = #{source} AND reason = #{reason}
            ORDER BY source_id LIMIT #{limit}
            """)
    List<Long> refused(@Param("source") String source, @Param("reason") String reason, @Param("limit") int limit);
}
