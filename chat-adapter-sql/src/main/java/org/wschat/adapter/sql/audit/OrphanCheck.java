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

    /** {@return all of them: who they belong to was told by the conversation alone, so nothing mends them} */
    Findings look(SqlSession session) {
        Findings findings = new Findings();
        AuditMapper mapper = session.getMapper(AuditMapper.class);
        lookForMessages(mapper, findings);
        lookForGaps(mapper, findings);
        return findings;
    }

    private void lookForMessages(AuditMapper mapper, Findings findings) {
        @Nullable Long id = mapper.messagesWithoutConversation(after, before);
        while (id != null) {
            findings.hopeless("conversation " + id + " is missing, but has " + mapper.countMessages(id) + " messages");
            id = mapper.messagesWithoutConversation(id, before);
        }
    }

    /** Gaps without messages are the last trace of them; those with messages are told with them. */
    private void lookForGaps(AuditMapper mapper, Findings findings) {
        @Nullable Long id = mapper.gapsWithoutConversation(after, before);
        while (id != null) {
            if (mapper.countMessages(id) == 0) {
                findings.hopeless("conversation " + id + " is missing with its messages, but has unread gaps");
            }
            id = mapper.gapsWithoutConversation(id, before);
        }
    }
}
