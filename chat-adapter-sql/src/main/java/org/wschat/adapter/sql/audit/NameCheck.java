package org.wschat.adapter.sql.audit;

import java.util.List;
import org.apache.ibatis.session.SqlSession;
import org.wschat.adapter.sql.mapper.AuditMapper;
import org.wschat.adapter.sql.row.NameCheckRow;

/**
 * Looks for names that the clients of one sender gave to messages, and whose message is not there. Whoever repeats such a
 * message is told that the name is taken.
 *
 * @param sender the sender
 */
record NameCheck(String sender) {

    private static final int PAGE = 2_000;

    /** {@return all of them: whether the name or the message is wrong cannot be told, so nothing mends them} */
    Findings look(SqlSession session) {
        Findings findings = new Findings();
        AuditMapper mapper = session.getMapper(AuditMapper.class);
        String after = "";
        List<NameCheckRow> page;
        do {
            page = mapper.names(sender, after, PAGE);
            page.stream().filter(name -> !name.fits()).forEach(name -> findings.hopeless(line(name)));
            after = page.isEmpty() ? after : page.get(page.size() - 1).clientId();
        } while (page.size() == PAGE);
        return findings;
    }

    private String line(NameCheckRow name) {
        return "\"" + sender + "\": client id \"" + name.clientId() + "\" names message " + name.seq()
                + " of conversation " + name.conversationId()
                + ", which should be of this sender and have this client id";
    }
}
