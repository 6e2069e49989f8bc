package org.wschat.adapter.websocket.device;

import org.wschat.adapter.websocket.session.SyncPoints;
import org.wschat.application.ChatApplication;
import org.wschat.application.port.inbound.AdmitUseCase;
import org.wschat.application.port.inbound.AuthenticateUseCase;
import org.wschat.application.port.inbound.BlockUserUseCase;
import org.wschat.application.port.inbound.EditMessageUseCase;
import org.wschat.application.port.inbound.FindLastSeenUseCase;
import org.wschat.application.port.inbound.ListBlocksUseCase;
import org.wschat.application.port.inbound.ListConversationsUseCase;
import org.wschat.application.port.inbound.NotifyTypingUseCase;
import org.wschat.application.port.inbound.ReadConversationUseCase;
import org.wschat.application.port.inbound.ReadThroughUseCase;
import org.wschat.application.port.inbound.RecallMessageUseCase;
import org.wschat.application.port.inbound.SendMessageUseCase;
import org.wschat.application.port.inbound.SyncUseCase;

/**
 * All that requests of devices need of the application.
 *
 * @param authenticate tells who shows a token
 * @param admit decides who may open a socket
 * @param sendMessage carries out {@code send}
 * @param readConversation carries out {@code history}
 * @param readThrough carries out {@code read}
 * @param listConversations carries out {@code conversations}
 * @param sync carries out {@code sync}
 * @param notifyTyping carries out {@code typing}
 * @param editMessage carries out {@code edit}
 * @param recallMessage carries out {@code recall}
 * @param blockUser carries out {@code block} and {@code unblock}
 * @param listBlocks carries out {@code blocks}
 * @param findLastSeen answers {@code watch}
 */
public record DeviceUseCases(
        AuthenticateUseCase authenticate,
        AdmitUseCase admit,
        SendMessageUseCase sendMessage,
        ReadConversationUseCase readConversation,
        ReadThroughUseCase readThrough,
        ListConversationsUseCase listConversations,
        SyncUseCase sync,
        NotifyTypingUseCase notifyTyping,
        EditMessageUseCase editMessage,
        RecallMessageUseCase recallMessage,
        BlockUserUseCase blockUser,
        ListBlocksUseCase listBlocks,
        FindLastSeenUseCase findLastSeen) {

    /**
     * Takes them from the application.
     *
     * @param application the application
     * @param points told of what is under way
     * @return its use cases
     */
    public static DeviceUseCases of(ChatApplication application, SyncPoints points) {
        return new DeviceUseCases(
                application.authenticate(),
                application.admit(),
                points.during(application.sendMessage()),
                application.readConversation(),
                application.readThrough(),
                application.listConversations(),
                application.sync(),
                application.notifyTyping(),
                points.during(application.editMessage()),
                points.during(application.recallMessage()),
                application.blockUser(),
                application.listBlocks(),
                application.findLastSeen());
    }
}
