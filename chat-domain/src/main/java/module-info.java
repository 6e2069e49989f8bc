/** The domain of the chat: values and rules, free of frameworks, clocks and I/O. */
module org.wschat.domain {
    requires static org.jspecify;

    exports org.wschat.domain;
    exports org.wschat.domain.conversation;
    exports org.wschat.domain.message;
    exports org.wschat.domain.user;
}
