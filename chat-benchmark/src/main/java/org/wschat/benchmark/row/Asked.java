package org.wschat.benchmark.row;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.wschat.benchmark.load.Questions;
import org.wschat.benchmark.subject.Subject;

/** Our server on an archive, and somebody who asks it. */
final class Asked implements AutoCloseable {

    private static final Duration WARM_UP = Duration.ofSeconds(1);

    private final Lab lab;
    private final Subject server;
    private final Questions questions;

    private Asked(Lab lab, Subject server, Questions questions) {
        this.lab = lab;
        this.server = server;
        this.questions = questions;
    }

    /** Starts a server on an archive of its own, and asks it until it is warm. */
    static Asked on(Lab lab, String schema, Archive archive, List<String> warmUp) throws SQLException, IOException {
        lab.tell(String.format(Locale.ROOT, "filling a store with %,d messages", archive.messages()));
        Subject server = lab.chatOnServer(schema);
        boolean filled = false;
        try {
            archive.fillOurs(lab.database(), schema);
            Asked asked = new Asked(lab, server, new Questions(server.port(), Archive.READER, Archive.peer(0)));
            lab.tell("asking until the server is warm");
            asked.questions.warmUp(warmUp);
            filled = true;
            return asked;
        } finally {
            if (!filled) {
                server.close();
            }
        }
    }

    /** The median time to an answer, in microseconds. */
    double medianMicros(List<String> asked) {
        return questions.ask(asked, WARM_UP, lab.seconds()).getValueAtPercentile(50) / 1_000.0;
    }

    @Override
    public void close() {
        questions.close();
        server.close();
    }
}
