package org.wschat.adapter.websocket.device;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wschat.adapter.websocket.device.frame.DeviceFrames;
import org.wschat.adapter.websocket.session.ConnectedDevice;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.application.port.outbound.SyncPage;
import org.wschat.domain.message.Message;

/**
 * The answer to a sync: so many messages at a time that they hardly count as waiting, the next when those are written, and at
 * last where to go on. A message bears the cursor of the request, for only behind the last is it certain that nothing is left
 * out. Used by one thread at a time.
 */
final class Replay {

    private static final int BATCH_BYTES = 1 << 14;

    private final ConnectedDevice device;
    private final Optional<String> ref;
    private final SyncCursor asked;
    private final SyncPage page;
    private final Iterator<Message> messages;
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    Replay(ConnectedDevice device, Optional<String> ref, SyncCursor asked, SyncPage page) {
        this.device = device;
        this.ref = ref;
        this.asked = asked;
        this.page = page;
        this.messages = page.messages().iterator();
    }

    /** Begins; completes when the last frame is written, or none will be any more. */
    CompletionStage<Boolean> write() {
        goOn(true);
        return over;
    }

    private void goOn(boolean reachable) {
        boolean written = reachable;
        while (written && messages.hasNext()) {
            CompletableFuture<Boolean> batch = batch().toCompletableFuture();
            if (!batch.isDone()) {
                CompletableFuture<Void> unused = batch.thenAccept(this::goOn);
                return;
            }
            written = batch.join();
        }
        if (written) {
            device.answer(DeviceFrames.synced(ref, page.cursor(), page.complete()))
                    .thenAccept(over::complete);
        } else {
            over.complete(false);
        }
    }

    private CompletionStage<Boolean> batch() {
        CompletionStage<Boolean> last = CompletableFuture.completedStage(true);
        int bytes = 0;
        while (messages.hasNext() && bytes < BATCH_BYTES) {
            byte[] frame = DeviceFrames.replay(ref, messages.next(), asked);
            bytes += frame.length;
            last = device.answer(frame);
        }
        return last;
    }
}
