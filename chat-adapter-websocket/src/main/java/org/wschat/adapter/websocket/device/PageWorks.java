package org.wschat.adapter.websocket.device;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.websocket.device.frame.DeviceFrames;
import org.wschat.adapter.websocket.device.frame.DeviceRequest;
import org.wschat.adapter.websocket.device.frame.DeviceRequests;
import org.wschat.adapter.websocket.endpoint.Call;
import org.wschat.adapter.websocket.session.ConnectedDevice;
import org.wschat.application.port.inbound.ReadConversationQuery;
import org.wschat.application.port.inbound.ReadConversationQuery.Direction;
import org.wschat.application.port.outbound.InboxQuery;
import org.wschat.application.port.outbound.RequestLimiter.Kind;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.application.port.outbound.SyncPage;
import org.wschat.application.port.outbound.SyncQuery;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.UserId;

/**
 * Carries out what is answered with a page: {@code history}, {@code conversations}, {@code sync}, {@code blocks}; one at a
 * time.
 */
final class PageWorks {

    private final DeviceUseCases useCases;
    private final ConnectedDevice device;
    private final ReadLane lane = new ReadLane();

    /** Of the page of a sync that was given last, if others follow; set and read by one request of the lane at a time. */
    private volatile @Nullable SyncCursor goesOnFrom;

    PageWorks(DeviceUseCases useCases, ConnectedDevice device) {
        this.useCases = useCases;
        this.device = device;
    }

    Work history(DeviceRequest.History request) {
        boolean after = request.afterSeq().isPresent();
        ReadConversationQuery query = new ReadConversationQuery(
                device.user(),
                request.peer(),
                after ? Direction.AFTER : Direction.BEFORE,
                request.afterSeq().orElse(request.beforeSeq().orElse(Long.MAX_VALUE)),
                request.limit());
        return Work.of(
                Kind.READ,
                ref -> page(
                        "history",
                        ref,
                        () -> useCases.readConversation().read(query),
                        page -> DeviceFrames.history(ref, request.peer(), page)));
    }

    Work conversations(DeviceRequest.Conversations request) {
        InboxQuery query = new InboxQuery(device.user(), request.before(), request.limit());
        return Work.of(
                Kind.READ,
                ref -> page(
                        "conversations",
                        ref,
                        () -> useCases.listConversations().list(query),
                        inbox -> DeviceFrames.conversations(ref, inbox)));
    }

    Work blocks() {
        return Work.of(Kind.OTHER, this::blocks);
    }

    Work block(DeviceRequest.Block request) {
        UserId user = device.user();
        if (request.user().equals(user)) {
            return Work.of(Kind.OTHER, ref -> device.answer(MessageWorks.frame(ErrorTable.OWN_BLOCK, ref)));
        }
        return Work.of(
                Kind.OTHER,
                ref -> Call.of(() -> useCases.blockUser().block(new Block(user, request.user()), request.blocked()))
                        .handle((done, failure) -> failure == null
                                ? blocks(ref)
                                : device.answer(MessageWorks.failed("block", failure, ref)))
                        .thenCompose(written -> written));
    }

    private CompletionStage<?> blocks(Optional<String> ref) {
        return page(
                "blocks",
                ref,
                () -> useCases.listBlocks().list(device.user()),
                users -> DeviceFrames.blocks(ref, users));
    }

    private <T> CompletionStage<?> page(
            String request, Optional<String> ref, Supplier<CompletionStage<T>> useCase, Function<T, byte[]> frame) {
        return lane.take(() -> Call.of(useCase)
                .handle((page, failure) ->
                        device.answer(failure == null ? frame.apply(page) : MessageWorks.failed(request, failure, ref)))
                .thenCompose(written -> written));
    }

    Work sync(DeviceRequest.Sync request) {
        return Work.of(
                Kind.READ,
                ref -> lane.take(() -> Call.of(() -> useCases.sync().sync(query(request.cursor())))
                        .handle((page, failure) -> failure == null
                                ? replay(ref, request.cursor(), page)
                                : device.answer(MessageWorks.failed("sync", failure, ref)))
                        .thenCompose(written -> written)));
    }

    private SyncQuery query(SyncCursor after) {
        return new SyncQuery(device.user(), after, after.equals(goesOnFrom), DeviceRequests.MAX_LIMIT);
    }

    private CompletionStage<Boolean> replay(Optional<String> ref, SyncCursor asked, SyncPage page) {
        goesOnFrom = page.complete() ? null : page.cursor();
        return new Replay(device, ref, asked, page).write();
    }
}
