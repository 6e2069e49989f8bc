package org.wschat.adapter.sql.audit;

import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.mapper.AuditMapper;

/**
 * Looks for messages and gaps whose conversation is not there.
 *
 * @param after conversations above this key only
 * @param before conversations below this key only
 */
record OrphanCheck(long after, long before) {

    /** {@return the messages: who they belong to was told by the conversation alone, so nothing mends them} */
    Findings messages(SqlSession session) {
        Findings findings = new Findings();
        AuditMapper mapper = session.getMapper(AuditMapper.class);
        @Nullable Long id = mapper.messagesWithoutConversation(after, before);
        while (id != null) {
            findings.hopeless("conversation " + id + " is missing, but has " + mapper.countMessages(id) + " messages");
            id = mapper.messagesWithoutConversation(id, before);
        }
        return findings;
    }

    /** {@return the gaps; those whose messages are there are left with them, the others say nothing any more} */
    Findings gaps(SqlSession session, boolean remove) {
        Findings findings = new Findings();
        AuditMapper mapper = session.getMapper(AuditMapper.class);
        @Nullable Long id = mapper.gapsWithoutConversation(after, before);
        while (id != null) {
            if (mapper.countMessages(id) == 0) {
                findings.mendable(
                        "conversation " + id + " is missing, its unread gaps should not be there", new Mend.Together());
                if (remove) {
                    mapper.deleteGaps(id);
                }
            }
            id = mapper.gapsWithoutConversation(id, before);
        }
        return findings;
    }
}
