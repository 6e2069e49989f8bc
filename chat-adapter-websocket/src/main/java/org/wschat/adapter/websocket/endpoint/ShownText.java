package org.wschat.adapter.websocket.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wschat.adapter.websocket.frame.ServerFrames;
import org.wschat.adapter.websocket.session.Outbound.Piece;
import org.wschat.adapter.websocket.session.Outbound.TextSource;
import org.wschat.domain.StatusCode;
import org.wschat.domain.message.Message;

/** The text of an answer that holds messages, a piece at a time; reads the next page when a page is used up. */
final class ShownText implements TextSource {

    /** The largest piece, in bytes; below any bound of a socket that makes sense. */
    static final int PIECE_BYTES = 1 << 14;

    private final ShownRange shown;
    private ShownPage page;
    private int messagesOfPage;
    private boolean begun;
    private boolean ended;
    private byte[] encoded = {};
    private int used;

    ShownText(ShownPage first, ShownRange shown) {
        this.page = first;
        this.shown = shown;
    }

    @Override
    public CompletionStage<Piece> next() {
        if (used < encoded.length || messagesOfPage < page.messages().size()) {
            return CompletableFuture.completedStage(nextOfPage());
        }
        return page.next().orElseThrow().read().thenApply(next -> {
            page = next;
            messagesOfPage = 0;
            return nextOfPage();
        });
    }

    /** Gives the next piece; there must be more on the page that is here. */
    Piece nextOfPage() {
        if (used == encoded.length) {
            encoded = encodeMore().getBytes(StandardCharsets.UTF_8);
            used = 0;
        }
        int end = Math.min(encoded.length, used + PIECE_BYTES);
        byte[] piece = Arrays.copyOfRange(encoded, used, end);
        used = end;
        return new Piece(piece, ended && used == encoded.length);
    }

    private String encodeMore() {
        StringBuilder out = new StringBuilder();
        while (messagesOfPage < page.messages().size() && out.length() < PIECE_BYTES / 2) {
            if (begun) {
                out.append(',');
            } else {
                ServerFrames.appendMessagesStart(out, shown.side().peer().value(), StatusCode.SUCCESS.code());
                begun = true;
            }
            Message message = page.messages().get(messagesOfPage++);
            ServerFrames.appendMessage(out, message);
            shown.add(message);
        }
        if (messagesOfPage == page.messages().size() && page.next().isEmpty()) {
            ServerFrames.appendMessagesEnd(out);
            ended = true;
        }
        return out.toString();
    }
}
