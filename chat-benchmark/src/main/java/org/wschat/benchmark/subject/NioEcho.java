package org.wschat.benchmark.subject;

import java.io.IOException;

/** The floor: what one thread of Java NIO does when it only sends back the frames it gets. */
public final class NioEcho {

    private NioEcho() {}

    /**
     * Serves until the process is ended.
     *
     * @param arguments none
     * @throws IOException if it cannot listen
     */
    public static void main(String[] arguments) throws IOException {
        BareServer.serve(BareSocket::send, socket -> {});
    }
}
