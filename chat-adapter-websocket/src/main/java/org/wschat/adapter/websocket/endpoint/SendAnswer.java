package org.wschat.adapter.websocket.endpoint;

import java.util.concurrent.CompletionStage;
import org.wschat.adapter.websocket.frame.ServerFrames;
import org.wschat.adapter.websocket.session.ConnectedSocket;
import org.wschat.adapter.websocket.session.ConversationSide;
import org.wschat.application.port.inbound.SendMessageCommand;
import org.wschat.application.port.inbound.SendMessageOutcome;
import org.wschat.application.port.inbound.SendMessageUseCase;
import org.wschat.domain.message.MessageText;

/** Carries out type 1: the acknowledgement leaves once the message is committed. */
final class SendAnswer {

    private final SendMessageUseCase sendMessage;
    private final ConversationSide side;
    private final ConnectedSocket socket;

    SendAnswer(SendMessageUseCase sendMessage, ConversationSide side, ConnectedSocket socket) {
        this.sendMessage = sendMessage;
        this.side = side;
        this.socket = socket;
    }

    Request request(MessageText text) {
        return new Request(false, text.utf8Length(), () -> start(text));
    }

    private CompletionStage<Runnable> start(MessageText text) {
        SendMessageCommand command = new SendMessageCommand(side.user(), side.peer(), text);
        socket.sendStarts();
        return Call.of(() -> sendMessage.send(command))
                .handle((outcome, error) -> error == null ? answer(outcome) : failure(error));
    }

    private Runnable answer(SendMessageOutcome outcome) {
        Status status = StatusTable.of(outcome);
        return outcome.fold(
                sent -> () -> socket.answerSend(
                        status.frame(ServerFrames.direction(side.peer(), side.user())),
                        sent.message().id()),
                refused -> () -> socket.answerSend(status.frame(), 0));
    }

    private Runnable failure(Throwable error) {
        Call.logFailure("send", error);
        return () -> socket.answerSend(StatusTable.of(error).frame(), 0);
    }
}
