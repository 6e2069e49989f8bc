package org.wschat.adapter.websocket.session;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wschat.application.port.inbound.EditMessageUseCase;
import org.wschat.application.port.inbound.RecallMessageUseCase;
import org.wschat.application.port.inbound.SendMessageUseCase;
import org.wschat.application.port.inbound.SyncCursorUseCase;
import org.wschat.application.port.outbound.SyncCursor;

/**
 * The cursors that devices are given: none lies behind a message that is stored already and still to be handed to the devices,
 * for a device that loses its connection in between would never hear of it. So what is under way is counted, in two
 * generations: a cursor is taken when a generation begins, whatever begins counts for the newer one, and the cursor of the
 * older one is given until all of it is over.
 *
 * <p>The application that knows cursors is made after the delivery that needs them, so it is named later; no device is
 * connected before that.
 *
 * <p><b>Concurrency.</b> May be used from any thread. The lock of this object guards all fields; the store is asked for a
 * cursor with it held, for that neither blocks nor calls back.
 */
public final class SyncPoints {

    private @Nullable SyncCursorUseCase source;
    private @Nullable Generation older;
    private @Nullable Generation newer;

    /** Nobody knows them yet. */
    public SyncPoints() {}

    /**
     * Names who knows them.
     *
     * @param application the use case
     */
    public synchronized void ask(SyncCursorUseCase application) {
        source = application;
        older = new Generation(application.cursor());
        newer = new Generation(application.cursor());
    }

    /**
     * Gives a cursor from which a sync leaves nothing out that is handed to devices from now on.
     *
     * @return the cursor
     * @throws IllegalStateException if nobody knows it yet
     */
    public synchronized SyncCursor now() {
        takeTurns();
        return takeTurns().cursor;
    }

    /**
     * Counts calls of a use case as under way until they are over.
     *
     * @param useCase stores messages and has them handed out
     * @return does the same
     */
    public SendMessageUseCase during(SendMessageUseCase useCase) {
        return command -> during(() -> useCase.send(command));
    }

    /**
     * As for messages.
     *
     * @param useCase changes messages and has that told
     * @return does the same
     */
    public EditMessageUseCase during(EditMessageUseCase useCase) {
        return (sender, peer, seq, text) -> during(() -> useCase.edit(sender, peer, seq, text));
    }

    /**
     * As for messages.
     *
     * @param useCase changes messages and has that told
     * @return does the same
     */
    public RecallMessageUseCase during(RecallMessageUseCase useCase) {
        return (sender, peer, seq) -> during(() -> useCase.recall(sender, peer, seq));
    }

    <T> CompletionStage<T> during(Supplier<CompletionStage<T>> call) {
        Generation mine = begin();
        CompletionStage<T> stage;
        try {
            stage = call.get();
        } catch (RuntimeException broken) {
            end(mine);
            throw broken;
        }
        return stage.whenComplete((outcome, failure) -> end(mine));
    }

    private synchronized Generation begin() {
        takeTurns();
        Generation mine = known(newer);
        mine.underWay++;
        return mine;
    }

    private synchronized void end(Generation generation) {
        generation.underWay--;
    }

    /** Gives the older generation, after the newer one has taken its place if nothing of it is under way any more. */
    private Generation takeTurns() {
        if (known(older).underWay == 0) {
            older = newer;
            newer = new Generation(known(source).cursor());
        }
        return known(older);
    }

    private static <T> T known(@Nullable T named) {
        if (named == null) {
            throw new IllegalStateException("sync points: asked before the start (expected: ask, then now)");
        }
        return named;
    }

    /** What begins behind a cursor. */
    private static final class Generation {

        final SyncCursor cursor;
        int underWay;

        Generation(SyncCursor cursor) {
            this.cursor = cursor;
        }
    }
}
