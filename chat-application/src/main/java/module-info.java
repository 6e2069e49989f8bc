/** The use cases of the chat, the ports they need, and the door that joins them. */
module org.wschat.application {
    requires transitive org.wschat.domain;
    requires static org.jspecify;

    exports org.wschat.application;
    exports org.wschat.application.port.inbound;
    exports org.wschat.application.port.outbound;
}
