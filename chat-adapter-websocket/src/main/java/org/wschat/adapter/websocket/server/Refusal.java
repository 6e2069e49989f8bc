package org.wschat.adapter.websocket.server;

import org.glassfish.grizzly.CompletionHandler;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;
import org.wschat.adapter.websocket.http.Problem;

/** A problem as the answer to a request that no route sees. The connection ends with it. */
final class Refusal {

    private Refusal() {}

    /** Makes the answer. */
    static HttpContent content(HttpResponsePacket response, Problem problem) {
        byte[] body = problem.utf8();
        HttpStatus.getHttpStatus(problem.status()).setValues(response);
        response.setHeader(Header.ContentType, Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        problem.headers().forEach(response::setHeader);
        response.setHeader(Header.Connection, "close");
        response.getProcessingState().setKeepAlive(false);
        return HttpContent.builder(response)
                .content(Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, body))
                .last(true)
                .build();
    }

    /** Gives what ends the connection of a peer once the answer is written. */
    @SuppressWarnings("rawtypes") // as Grizzly has it
    static CompletionHandler<WriteResult> thenFinish(Peer peer) {
        return new EmptyCompletionHandler<>() {
            @Override
            public void completed(WriteResult result) {
                peer.finish();
            }

            @Override
            public void failed(Throwable failure) {
                peer.terminate("");
            }
        };
    }
}
