package org.wschat.adapter.websocket.server;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.FastHttpDateFormat;
import org.wschat.adapter.websocket.http.Problem;
import org.wschat.adapter.websocket.session.SocketTransport.WriteOutcome;

/**
 * A problem as the answer to a request that no route sees; the connection ends with it.
 *
 * <p>Written past Grizzly's HTTP, which leaves out the body and its headers where an upgrade is involved.
 */
final class Refusal {

    private Refusal() {}

    /** Answers a request and ends the connection; what the client still sends counts no more. */
    static void send(Peer peer, HttpRequestPacket request, Problem problem) {
        boolean bodyWanted = request.getMethod() != Method.HEAD;
        peer.refuse();
        new GrizzlyTransport(peer).write(bytes(problem, bodyWanted), new WriteOutcome() {
            @Override
            public void written() {
                peer.finish();
            }

            @Override
            public void failed() {
                peer.terminate("");
            }
        });
    }

    private static byte[] bytes(Problem problem, boolean bodyWanted) {
        String body = bodyWanted ? problem.json() : "";
        StringBuilder answer = new StringBuilder("HTTP/1.1 ")
                .append(problem.status())
                .append(' ')
                .append(problem.title());
        problem.headers().forEach((name, value) -> line(answer, name, value));
        line(answer, "Date", FastHttpDateFormat.getCurrentDate());
        line(answer, "Content-Type", Problem.MEDIA_TYPE);
        line(answer, "Content-Length", Integer.toString(problem.utf8().length));
        line(answer, "Connection", problem.headers().containsKey("Upgrade") ? "upgrade, close" : "close");
        return answer.append("\r\n\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder answer, String name, String value) {
        answer.append("\r\n").append(name).append(": ").append(value);
    }
}
