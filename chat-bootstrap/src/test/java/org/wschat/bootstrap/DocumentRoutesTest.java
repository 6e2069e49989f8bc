package org.wschat.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.bootstrap.config.ChatConfig;
import org.wschat.bootstrap.config.ChatConfig.Auth;
import org.wschat.bootstrap.config.ChatConfig.Embedded;
import org.wschat.bootstrap.config.ChatConfig.Guests;
import org.wschat.bootstrap.config.ChatConfig.Limits;
import org.wschat.bootstrap.config.ChatConfig.LogLevel;
import org.wschat.bootstrap.config.ChatConfig.Server;
import org.wschat.domain.message.ChatRules;
import org.wschat.openapi.OpenApi;

class DocumentRoutesTest {

    @TempDir
    private Path directory;

    @Test
    void has_every_route_that_is_served_and_no_other() {
        try (ChatServer server = ChatServer.start(config())) {
            Set<String> served = server.routes().stream()
                    .map(route -> route.method() + " " + route.path())
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(OpenApi.load().operations()).hasSizeGreaterThan(10).isEqualTo(served);
        }
    }

    private ChatConfig config() {
        return new ChatConfig(
                new Embedded(directory),
                new Server("127.0.0.1", 0),
                new Limits(
                        65_536,
                        1_048_576,
                        50,
                        ChatConfig.Rates.AUTO,
                        ChatRules.DEFAULT,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5)),
                Set.of(),
                new Auth(Guests.AUTO, Duration.ofDays(30), Set.of()),
                Set.of(),
                LogLevel.WARN);
    }
}
