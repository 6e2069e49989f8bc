package org.wschat.adapter.sql.audit;

import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.session.SqlSession;

/**
 * What one look at a conversation has found: a bounded number of differences that can be mended, and of others, which
 * cannot without guessing. Used by one thread.
 */
final class Findings {

    private static final int MOST = 1_000;

    private final List<String> mendable = new ArrayList<>();
    private final List<String> hopeless = new ArrayList<>();
    private final List<Mend> removals = new ArrayList<>();
    private final List<Mend> additions = new ArrayList<>();
    private long mendableCount;
    private long hopelessCount;

    /** A difference that nothing stored tells how to mend. */
    void hopeless(String line) {
        hopelessCount++;
        if (hopeless.size() < MOST) {
            hopeless.add(line);
        }
    }

    /** A difference that is mended by a change. */
    void mendable(String line, Mend change) {
        mendable(line, change, new Mend.Together());
    }

    /** A difference that is mended by taking something away, and putting something in its place. */
    void mendable(String line, Mend removal, Mend addition) {
        mendableCount++;
        if (mendable.size() < MOST) {
            mendable.add(line);
            removals.add(removal);
            additions.add(addition);
        }
    }

    /** Adds what another look at the same conversation has found. */
    void add(Findings other) {
        for (int i = 0; i < other.mendable.size(); i++) {
            mendable(other.mendable.get(i), other.removals.get(i), other.additions.get(i));
        }
        other.hopeless.forEach(this::hopeless);
        mendableCount += other.mendableCount - other.mendable.size();
        hopelessCount += other.hopelessCount - other.hopeless.size();
    }

    /** Mends what can be mended, as far as it was kept. */
    void mend(SqlSession session) {
        removals.forEach(removal -> removal.apply(session));
        additions.forEach(addition -> addition.apply(session));
    }

    boolean none() {
        return mendableCount + hopelessCount == 0;
    }

    /** {@return the first of what can be mended} */
    List<String> mendable() {
        return mendable;
    }

    /** {@return the first of what cannot be mended} */
    List<String> hopeless() {
        return hopeless;
    }

    long mendableCount() {
        return mendableCount;
    }

    long hopelessCount() {
        return hopelessCount;
    }
}
