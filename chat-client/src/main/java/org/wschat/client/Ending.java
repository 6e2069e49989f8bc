package org.wschat.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What follows when a socket is gone, or was not opened: nothing more, or another attempt. The table of close codes is here.
 *
 * @param cause why there is no other attempt; {@code null} if there is one
 * @param after at least how long to wait before it; {@code null} if nobody said
 */
record Ending(@Nullable ChatException cause, @Nullable Duration after) {

    /** The code that stands for no close frame. */
    static final int BROKEN = 1006;

    private static final Ending AGAIN = new Ending(null, null);

    private static Ending stop(ErrorCode code, String message) {
        return new Ending(new ChatException(code, message), null);
    }

    /** What follows a close code. */
    static Ending ofClose(int code, String reason) {
        String told = "the server closed with " + code + (reason.isEmpty() ? "" : ", " + reason);
        return switch (code) {
            case 1003, 1007, 1008, 1009 -> stop(ErrorCode.REFUSED, told);
            case 4401 -> stop(ErrorCode.UNAUTHENTICATED, told);
            case 4409 -> stop(ErrorCode.TOO_MANY_SOCKETS, told);
            default -> AGAIN;
        };
    }

    /** What follows a handshake that was answered with an HTTP status. */
    static Ending ofStatus(int status, @Nullable Duration retryAfter) {
        String told = "the handshake was answered with HTTP status " + status;
        if (status == 401) {
            return stop(ErrorCode.UNAUTHENTICATED, told);
        }
        if (status == 101) {
            return stop(ErrorCode.REFUSED, "the server does not speak chat.v2 here");
        }
        boolean passes = status == 408 || status == 429 || status >= 500;
        return passes ? new Ending(null, retryAfter) : stop(ErrorCode.REFUSED, told);
    }
}
