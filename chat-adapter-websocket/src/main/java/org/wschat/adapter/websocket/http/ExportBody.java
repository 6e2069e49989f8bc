package org.wschat.adapter.websocket.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.wschat.application.port.inbound.ExportPage;
import org.wschat.application.port.inbound.ExportQuery;
import org.wschat.domain.user.SessionId;

/** The lines of an export, a page at a time. */
final class ExportBody implements BodySource {

    private final Optional<SessionId> session;
    private final Function<ExportQuery, CompletionStage<ExportPage>> pages;
    private final Executor threads;
    private final Runnable closed;
    private Optional<ExportPage> first;
    private Optional<ExportQuery> next;

    /**
     * @param first the first page
     * @param session the session of who asks
     * @param pages reads the others, for as long as who asks may have them
     * @param threads make the lines
     * @param closed runs at the end
     */
    ExportBody(
            ExportPage first,
            Optional<SessionId> session,
            Function<ExportQuery, CompletionStage<ExportPage>> pages,
            Executor threads,
            Runnable closed) {
        this.first = Optional.of(first);
        this.next = first.next();
        this.session = session;
        this.pages = pages;
        this.threads = threads;
        this.closed = closed;
    }

    @Override
    public CompletionStage<Piece> next() {
        CompletionStage<ExportPage> page = first.<CompletionStage<ExportPage>>map(CompletableFuture::completedStage)
                .orElseGet(() -> pages.apply(next.orElseThrow()));
        first = Optional.empty();
        return page.thenApplyAsync(this::piece, threads);
    }

    private Piece piece(ExportPage page) {
        next = page.next();
        return new Piece(ExportJson.lines(page.entries(), session), next.isEmpty());
    }

    @Override
    public void close() {
        closed.run();
    }
}
