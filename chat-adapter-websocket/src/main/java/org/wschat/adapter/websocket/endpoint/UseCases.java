package org.wschat.adapter.websocket.endpoint;

import org.wschat.application.ChatApplication;
import org.wschat.application.port.inbound.AdmitUseCase;
import org.wschat.application.port.inbound.CountUnreadUseCase;
import org.wschat.application.port.inbound.MarkReadUseCase;
import org.wschat.application.port.inbound.ReadHistoryUseCase;
import org.wschat.application.port.inbound.ReadUnreadUseCase;
import org.wschat.application.port.inbound.SendMessageUseCase;

/**
 * All that requests on a socket need of the application.
 *
 * @param sendMessage carries out type 1
 * @param readHistory carries out type 2
 * @param readUnread carries out type 3
 * @param markRead follows the answers to types 2 and 3
 * @param countUnread carries out type 4
 * @param admit decides who may open a socket
 */
public record UseCases(
        SendMessageUseCase sendMessage,
        ReadHistoryUseCase readHistory,
        ReadUnreadUseCase readUnread,
        MarkReadUseCase markRead,
        CountUnreadUseCase countUnread,
        AdmitUseCase admit) {

    /**
     * Takes them from the application.
     *
     * @param application the application
     * @return its use cases
     */
    public static UseCases of(ChatApplication application) {
        return new UseCases(
                application.sendMessage(),
                application.readHistory(),
                application.readUnread(),
                application.markRead(),
                application.countUnread(),
                application.admit());
    }

    /**
     * The same use cases but one.
     *
     * @param send carries out type 1
     * @return the use cases
     */
    public UseCases sendingBy(SendMessageUseCase send) {
        return new UseCases(send, readHistory, readUnread, markRead, countUnread, admit);
    }
}
