package org.wschat.adapter.websocket.device;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.wschat.adapter.websocket.device.frame.DeviceFrames;
import org.wschat.adapter.websocket.device.frame.DeviceRequest;
import org.wschat.adapter.websocket.endpoint.Call;
import org.wschat.adapter.websocket.session.AwaitedFrames.Awaited;
import org.wschat.adapter.websocket.session.ConnectedDevice;
import org.wschat.adapter.websocket.session.SyncPoints;
import org.wschat.application.port.inbound.ChangeMessageOutcome;
import org.wschat.application.port.inbound.SendMessageCommand;
import org.wschat.application.port.inbound.SendMessageOutcome;
import org.wschat.application.port.outbound.RequestLimiter.Kind;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.ReadReceipt;

/** Carries out what changes messages: {@code send}, {@code edit}, {@code recall}, {@code read}. */
final class MessageWorks {

    private final DeviceUseCases useCases;
    private final ConnectedDevice device;
    private final SyncPoints points;
    private final Clock clock;

    MessageWorks(DeviceUseCases useCases, ConnectedDevice device, SyncPoints points, Clock clock) {
        this.useCases = useCases;
        this.device = device;
        this.points = points;
        this.clock = clock;
    }

    Work send(DeviceRequest.Send request) {
        SendMessageCommand command = new SendMessageCommand(
                device.user(), request.to(), request.content(), request.clientId(), Optional.of(device.id()));
        return new Work(Kind.SEND, request.content().utf8Length(), ref -> {
            device.sendStarts(request.to());
            return written(Call.of(() -> useCases.sendMessage().send(command))
                    .handle((outcome, failure) -> failure == null
                            ? answer(outcome, request.to(), ref)
                            : device.answerNotSent(request.to(), failed("send", failure, ref))));
        });
    }

    private CompletionStage<Boolean> answer(SendMessageOutcome outcome, UserId peer, Optional<String> ref) {
        return outcome.fold(
                sent -> device.answerSent(
                        sent.message(),
                        points.now(),
                        cursor -> DeviceFrames.sent(ref, sent.message(), sent.peerOnline(), sent.repeated(), cursor)),
                refused -> device.answerNotSent(peer, frame(ErrorTable.of(refused.why()), ref)));
    }

    Work edit(DeviceRequest.Edit request) {
        return new Work(
                Kind.OTHER,
                request.content().utf8Length(),
                ref -> change(
                        request.peer(),
                        request.seq(),
                        ref,
                        message -> message.text().equals(request.content()),
                        () -> useCases.editMessage()
                                .edit(device.user(), request.peer(), request.seq(), request.content())));
    }

    Work recall(DeviceRequest.Recall request) {
        return Work.of(
                Kind.OTHER,
                ref -> change(
                        request.peer(),
                        request.seq(),
                        ref,
                        message -> message.recalledAt().isPresent(),
                        () -> useCases.recallMessage().recall(device.user(), request.peer(), request.seq())));
    }

    /** What is changed is told to everybody before the outcome is known, and the answer stands where that frame does. */
    private CompletionStage<?> change(
            UserId peer,
            long seq,
            Optional<String> ref,
            Predicate<Message> asAsked,
            Supplier<CompletionStage<ChangeMessageOutcome>> useCase) {
        Awaited<Message> awaited = device.changes()
                .await(
                        ref,
                        message -> message.seq() == seq
                                && message.sender().equals(device.user())
                                && message.recipient().equals(peer)
                                && asAsked.test(message));
        return written(Call.of(useCase).handle((outcome, failure) -> {
            boolean unanswered = device.changes().giveUp(awaited);
            if (failure != null) {
                return unanswered ? device.answer(failed("change", failure, ref)) : awaited.written();
            }
            return outcome.fold(
                    changed -> unanswered
                            ? device.answer(DeviceFrames.changed(ref, peer, changed.message()))
                            : awaited.written(),
                    refused ->
                            unanswered ? device.answer(frame(ErrorTable.of(refused.why()), ref)) : awaited.written());
        }));
    }

    Work read(DeviceRequest.Read request) {
        ReadReceipt receipt = new ReadReceipt(device.user(), request.peer(), request.seq());
        return Work.of(Kind.OTHER, ref -> {
            Awaited<ReadReceipt> awaited = device.reads()
                    .await(
                            ref,
                            told -> told.reader().equals(receipt.reader())
                                    && told.peer().equals(receipt.peer())
                                    && told.seq() <= receipt.seq());
            return written(Call.of(() -> useCases.readThrough().read(receipt)).handle((through, failure) -> {
                if (!device.reads().giveUp(awaited)) {
                    return awaited.written();
                }
                return device.answer(failure == null ? told(through, ref) : failed("read", failure, ref));
            }));
        });
    }

    private byte[] told(Optional<ReadReceipt> through, Optional<String> ref) {
        return through.map(receipt -> DeviceFrames.read(ref, receipt, clock.instant()))
                .orElseGet(() -> frame(ErrorTable.NOTHING_TO_READ, ref));
    }

    private static CompletionStage<?> written(CompletionStage<CompletionStage<Boolean>> answer) {
        return answer.thenCompose(stage -> stage);
    }

    static byte[] frame(ErrorTable.Answer error, Optional<String> ref) {
        return DeviceFrames.error(ref, error.code(), error.message());
    }

    static byte[] failed(String request, Throwable failure, Optional<String> ref) {
        ErrorTable.Answer error = ErrorTable.of(failure);
        if (!error.isOfTheCaller()) {
            Call.logFailure(request, failure);
        }
        return frame(error, ref);
    }

    /** An answer that is nothing. */
    static CompletionStage<?> silence() {
        return CompletableFuture.completedStage(true);
    }
}
