/** A client of the chat server's second protocol, {@code /ws/v2}. */
module org.wschat.client {
    requires transitive java.net.http;
    requires com.google.gson;
    requires static transitive org.jspecify;

    exports org.wschat.client;
}
