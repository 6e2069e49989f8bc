package org.wschat.client;

import java.net.URI;

/** What the README shows, between the marks, and a listener for it. */
final class Example {

    private Example() {}

    static void greet(URI server) {
        ChatListener listener = new ChatListener() {
            @Override
            public void onMessage(Message message, boolean replay) {
                System.out.println(message.from() + ": " + message.content());
            }
        };
        // README
        try (ChatClient client =
                ChatClient.builder(server).guest("alice").listener(listener).connect()) {
            Sent sent = client.send("bob", "hello").join(); // committed, once, whatever happens on the way
            System.out.println("message " + sent.id() + " is kept");
        }
        // README
    }
}
