package org.wschat.adapter.sql.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wschat.adapter.sql.schema.SchemaStep.State;

/**
 * Which versions of the tables a database has, and which it lacks.
 *
 * @param steps all versions that the database or this program knows, in their order
 */
public record SchemaStatus(List<SchemaStep> steps) {

    /** Keeps a copy of the list. */
    public SchemaStatus {
        steps = List.copyOf(steps);
    }

    /** {@return whether the tables are as this program needs them} */
    public boolean current() {
        return steps.stream().allMatch(step -> step.state() == State.DONE);
    }

    /** {@return the newest version that the database has; empty if it has none} */
    public Optional<String> version() {
        return in(State.DONE, State.UNKNOWN, State.CHANGED)
                .reduce((older, newer) -> newer)
                .map(SchemaStep::version);
    }

    /** {@return what has yet to be carried out, in its order; something that failed included} */
    public List<SchemaStep> pending() {
        return in(State.PENDING, State.FAILED).toList();
    }

    Optional<SchemaStep> failed() {
        return in(State.FAILED).findFirst();
    }

    /** Refuses tables that this program must not touch. */
    void checkKnown() {
        if (in(State.UNKNOWN).findAny().isPresent()) {
            String known = steps.stream()
                    .filter(step -> step.state() != State.UNKNOWN)
                    .reduce((older, newer) -> newer)
                    .map(SchemaStep::version)
                    .orElse("none");
            throw new SchemaException("the tables have version " + version().orElse("none")
                    + ", this program knows versions up to " + known + ": use a newer program");
        }
        if (in(State.CHANGED).findAny().isPresent()) {
            throw new SchemaException("the tables were made by another program, or from changed migrations: "
                    + in(State.CHANGED).map(SchemaStep::name).collect(Collectors.joining(", ")));
        }
    }

    private Stream<SchemaStep> in(State... states) {
        return steps.stream().filter(step -> List.of(states).contains(step.state()));
    }
}
