package org.wschat.client;

import java.net.URI;

/** What the README shows. */
final class Example {

    private Example() {}

    // README
    static String greet(URI server) {
        ChatListener listener = new ChatListener() {
            @Override
            public void onMessage(Message message, boolean replay) {
                System.out.println(message.from() + ": " + message.content());
            }
        };
        try (ChatClient client = ChatClient.builder(server)
                .guest("alice") // or .token("…")
                .listener(listener)
                .connect()) {
            Sent sent = client.send("bob", "hello").join(); // committed, once, whatever happens on the way
            return "message " + sent.id() + " is kept";
        }
    }
    // README
}
