package org.wschat.benchmark.row;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.wschat.benchmark.scoreboard.Comparison;

/** A row of the scoreboard: knows how to measure us and what we are compared with. */
public interface Row {

    /** {@return its fixed name} */
    String name();

    /** {@return how many comparisons it makes} */
    default int comparisons() {
        return 1;
    }

    /**
     * Measures it, ours and the reference by turns.
     *
     * @param lab what is needed for that
     * @return the comparisons, one for each reference
     * @throws SQLException if the database fails
     * @throws IOException if a server cannot be reached
     */
    List<Comparison> measure(Lab lab) throws SQLException, IOException;
}
