package org.wschat.adapter.websocket.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.wschat.application.port.inbound.ExportAccountUseCase;
import org.wschat.application.port.inbound.ExportPage;
import org.wschat.application.port.inbound.ExportQuery;
import org.wschat.application.port.outbound.Identity;
import org.wschat.domain.user.UserName;

/** {@code GET /users/me/export}: all that is stored about who asks, streamed as JSON Lines. */
final class ExportRoute implements Route.Handler {

    private static final String MEDIA_TYPE = "application/x-ndjson; charset=utf-8";
    private static final int MOST_AT_ONCE = 4;
    private static final int PAGE_MESSAGES = 200;

    private final ExportAccountUseCase export;
    private final Function<Call, CompletionStage<Identity>> identity;
    private final ExportSlots slots = new ExportSlots(MOST_AT_ONCE);

    /**
     * @param identity tells who asks, or fails with the problem
     */
    ExportRoute(ExportAccountUseCase export, Function<Call, CompletionStage<Identity>> identity) {
        this.export = export;
        this.identity = identity;
    }

    @Override
    public CompletionStage<Answer> answer(Call call) {
        return identity.apply(call).thenCompose(who -> {
            slots.take(who.user());
            return CompletableFuture.completedStage(who)
                    .thenCompose(taken -> begin(call, taken))
                    .whenComplete((answer, failure) -> {
                        if (failure != null) {
                            slots.free(who.user());
                        }
                    });
        });
    }

    /** The first page is read before the header is written, so that a store that is away is told by the status. */
    private CompletionStage<Answer> begin(Call call, Identity who) {
        return export.read(ExportQuery.first(new UserName(who.user().value()), PAGE_MESSAGES))
                .thenApply(first -> answer(call, who, first));
    }

    private Answer answer(Call call, Identity who, ExportPage first) {
        if (first.entries().isEmpty()) {
            throw new ProblemException(AccountRoutes.BAD_TOKEN);
        }
        ExportBody body = new ExportBody(
                first,
                who.session(),
                query -> identity.apply(call).thenCompose(still -> export.read(query)),
                call.threads(),
                () -> slots.free(who.user()));
        return Answer.streamed(200, MEDIA_TYPE, body).with("Cache-Control", "no-store");
    }
}
