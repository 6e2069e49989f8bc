package org.wschat.adapter.websocket.device;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wschat.adapter.websocket.device.frame.DeviceRequest;
import org.wschat.adapter.websocket.endpoint.Call;
import org.wschat.adapter.websocket.session.ConnectedDevice;
import org.wschat.application.port.outbound.RequestLimiter.Kind;

/** Carries out what is about people who are connected: {@code typing}, {@code watch}, {@code unwatch}. */
final class PeopleWorks {

    private final DeviceUseCases useCases;
    private final ConnectedDevice device;
    private final Presence presence;
    private final TypingPace typing;
    private final WatchedUsers watched = new WatchedUsers();
    private volatile boolean ended;

    PeopleWorks(DeviceUseCases useCases, ConnectedDevice device, Presence presence, TypingPace typing) {
        this.useCases = useCases;
        this.device = device;
        this.presence = presence;
        this.typing = typing;
        device.whenResumed(() -> presence.tellAgain(device, watched.all()));
    }

    Work typing(DeviceRequest.Typing request) {
        return Work.of(Kind.OTHER, ref -> {
            if (!typing.allows(device.user(), request.to())) {
                return MessageWorks.silence();
            }
            return Call.of(() -> useCases.notifyTyping().typing(device.user(), request.to()))
                    .handle((told, failure) -> failure == null
                            ? CompletableFuture.completedStage(true)
                            : device.answer(MessageWorks.failed("typing", failure, ref)))
                    .thenCompose(written -> written);
        });
    }

    Work watch(DeviceRequest.Watch request) {
        return Work.of(Kind.OTHER, ref -> {
            if (!watched.add(request.users())) {
                return device.answer(MessageWorks.frame(ErrorTable.TOO_MANY_WATCHED, ref));
            }
            CompletionStage<Boolean> told = presence.watch(device, request.users(), ref);
            if (ended) {
                presence.unwatch(device, request.users());
            }
            return told.handle((written, failure) -> failure == null
                            ? CompletableFuture.completedStage(written)
                            : device.answer(MessageWorks.failed("watch", failure, ref)))
                    .thenCompose(written -> written);
        });
    }

    Work unwatch(DeviceRequest.Unwatch request) {
        return Work.of(Kind.OTHER, ref -> {
            watched.remove(request.users());
            presence.unwatch(device, request.users());
            return MessageWorks.silence();
        });
    }

    /** The device is gone; a request of it may still be on its way, and then ends for itself what it begins. */
    void end() {
        ended = true;
        presence.unwatch(device, watched.all());
    }
}
