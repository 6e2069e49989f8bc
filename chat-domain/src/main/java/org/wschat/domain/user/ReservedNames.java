package org.wschat.domain.user;

import java.util.List;
import java.util.stream.Stream;

/** Names that nobody may register, since others would take their owner for somebody else: for the server, or its keepers. */
public final class ReservedNames {

    private static final List<UserName> ALL = Stream.of(
                    "server",
                    "system",
                    "admin",
                    "administrator",
                    "root",
                    "moderator",
                    "operator",
                    "support",
                    "help",
                    "security",
                    "staff",
                    "official",
                    "bot",
                    "service",
                    "guest",
                    "anonymous",
                    "nobody",
                    "everyone",
                    "me",
                    "null",
                    "undefined")
            .map(UserName::new)
            .toList();

    private ReservedNames() {}

    /** {@return all of them; names that look like one of them are reserved too} */
    public static List<UserName> all() {
        return ALL;
    }
}
