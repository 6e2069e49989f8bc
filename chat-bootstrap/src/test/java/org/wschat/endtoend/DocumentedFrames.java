package org.wschat.endtoend;

import org.wschat.asyncapi.AsyncApi;
import org.wschat.asyncapi.AsyncApi.Sender;

/** Frames as {@code docs/asyncapi.yaml} has them: one that is not fails the test. */
final class DocumentedFrames {

    static final AsyncApi DOCUMENT = AsyncApi.load();

    private DocumentedFrames() {}

    /** {@return a frame of the server, which is as the document has it} */
    static String fromServer(String frame) {
        return DOCUMENT.check(Sender.SERVER, frame);
    }

    /** {@return a request that the server is to take, which is as the document has it} */
    static String fromClient(String frame) {
        return DOCUMENT.check(Sender.CLIENT, frame);
    }
}
