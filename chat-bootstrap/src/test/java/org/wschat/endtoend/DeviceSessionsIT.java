package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How sockets of devices end, on the real server. */
final class DeviceSessionsIT {

    private static final String SECRET = "correct horse battery";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void closes_every_device_of_a_session_that_ends_and_tells_who_watches() throws Exception {
        try (ChatProcess server = ChatProcess.in(directory)
                        .variable("CHAT_AUTH_GUESTS", "on")
                        .startReady();
                Device watcher = Device.guest(server.port(), "watcher")) {
            AccountClient accounts = new AccountClient(server.port());
            accounts.register("mia", SECRET);
            String token = accounts.token("mia", SECRET);
            watcher.say("{'op':'watch','users':['mia']}");
            assertThat(watcher.hear("presence").get("online").getAsBoolean()).isFalse();

            try (Device phone = new Device(ChatClient.connectDeviceWithToken(server.port(), token), "");
                    Device laptop = new Device(ChatClient.connectDeviceWithToken(server.port(), token), "")) {
                assertThat(watcher.hear("presence").get("online").getAsBoolean())
                        .isTrue();
                phone.send("watcher", "hello", "c1");
                JsonObject copy = laptop.hear("message");
                assertThat(copy.get("from").getAsString()).isEqualTo("mia");

                assertThat(accounts.ask("DELETE", "/sessions", token).status()).isBetween(200, 204);
                assertThat(phone.socket.closed().get(5, TimeUnit.SECONDS)).isEqualTo(4401);
                assertThat(laptop.socket.closed().get(5, TimeUnit.SECONDS)).isEqualTo(4401);
            }
            JsonObject gone = watcher.hear("presence");
            assertThat(gone.get("online").getAsBoolean()).isFalse();
            assertThat(gone.get("last_seen").isJsonNull()).isFalse();
        }
    }

    @Test
    void says_when_to_come_back_before_it_goes() throws Exception {
        try (ChatProcess server = ChatProcess.in(directory).startReady();
                Device alice = Device.guest(server.port(), "alice")) {
            server.terminate();

            assertThat(alice.hear("reconnect").get("after_ms").getAsLong()).isBetween(0L, 5_000L);
            assertThat(alice.socket.closed().get(SOON.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(1001);
            await().atMost(SOON).until(() -> !server.isRunning());
        }
    }
}
