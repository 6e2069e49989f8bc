package org.wschat.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What was missed is told, once, in order. */
class CatchupTest extends ClientStory {

    private JsonObject takeSync(String cursor) {
        JsonObject sync = server.take("sync");
        assertThat(sync.get("cursor").getAsString()).isEqualTo(cursor);
        return sync;
    }

    private void synced(JsonObject sync, String cursor, boolean complete) {
        server.say(
                "{'op':'synced','ref':" + sync.get("ref") + ",'cursor':'" + cursor + "','complete':" + complete + "}");
    }

    @Test
    void asks_for_nothing_on_the_first_socket() {
        ChatClient client = connected("c0");

        server.assertNothingWritten();
        assertThat(client.cursor()).contains("c0");
    }

    @Test
    void asks_page_by_page_after_a_reconnect_until_it_has_all() {
        connected("c0");
        server.message(1, "bob", ",'cursor':'c1'");
        loseSocket();
        server.welcome("c9");
        JsonObject first = takeSync("c1");
        server.message(2, "bob", ",'cursor':'c1','replay':true");
        synced(first, "c2", false);
        JsonObject second = takeSync("c2");
        server.message(3, "bob", ",'cursor':'c2','replay':true");
        synced(second, "c3", true);

        server.assertNothingWritten();
        assertThat(listener.take()).containsExactly("connected c9", "replay 2", "replay 3");
    }

    @Test
    void tells_what_happens_meanwhile_afterwards_in_its_order_and_nothing_twice() {
        connected("c0");
        loseSocket();
        server.welcome("c9");
        JsonObject sync = takeSync("c0");
        server.message(1, "bob", ",'cursor':'c0','replay':true");
        server.message(3, "bob", ",'cursor':'c10'");
        server.say("{'op':'edited','peer':'bob','seq':3,'content':'x','at':'2026-11-29T12:00:00.000Z'}");
        server.say("{'op':'typing','from':'bob'}");
        server.message(2, "bob", ",'cursor':'c0','replay':true");
        server.message(3, "bob", ",'cursor':'c0','replay':true");
        synced(sync, "c10", true);
        server.message(4, "bob", ",'cursor':'c11'");

        assertThat(listener.take())
                .containsExactly(
                        "connected c9",
                        "replay 1",
                        "typing bob",
                        "replay 2",
                        "replay 3",
                        "edited bob 3 x",
                        "message 4");
    }

    @Test
    void goes_on_from_the_last_page_when_the_socket_breaks_in_the_middle() {
        ChatClient client = connected("c0");
        loseSocket();
        server.welcome("c9");
        JsonObject sync = takeSync("c0");
        server.message(1, "bob", ",'cursor':'c0','replay':true");
        synced(sync, "c1", false);
        takeSync("c1");
        server.message(5, "bob", ",'cursor':'c10'");
        server.message(2, "bob", ",'cursor':'c1','replay':true");
        loseSocket();
        server.welcome("c11");
        sync = takeSync("c1");
        for (int id = 2; id <= 5; id++) {
            server.message(id, "bob", ",'cursor':'c1','replay':true");
        }
        synced(sync, "c11", true);

        assertThat(listener.take()).containsExactly("connected c11", "replay 3", "replay 4", "replay 5");
        assertThat(client.cursor()).contains("c11");
    }

    @Test
    void catches_up_when_the_server_has_left_something_out() {
        connected("c0");
        server.message(1, "bob", ",'cursor':'c1'");
        server.say("{'op':'sync_required','cursor':'c9'}");
        JsonObject sync = takeSync("c1");
        server.message(2, "bob", ",'cursor':'c1','replay':true");
        synced(sync, "c9", true);

        assertThat(listener.take()).containsExactly("message 1", "replay 2");
    }

    @Test
    void asks_once_more_when_something_was_left_out_meanwhile() {
        connected("c0");
        server.say("{'op':'sync_required','cursor':'c1'}");
        JsonObject first = takeSync("c0");
        server.say("{'op':'sync_required','cursor':'c2'}");
        server.assertNothingWritten();
        synced(first, "c1", true);
        JsonObject second = takeSync("c1");
        synced(second, "c2", true);

        server.assertNothingWritten();
    }

    @Test
    void does_not_ask_in_a_circle_when_the_server_stays_where_it_is() {
        connected("c0");
        server.say("{'op':'sync_required','cursor':'c1'}");
        synced(takeSync("c0"), "c0", false);
        server.assertNothingWritten();
        pass(Duration.ofMillis(500));

        takeSync("c0");
    }

    @Test
    void comes_again_for_a_page_that_the_server_cannot_give_now() {
        connected("c0");
        server.say("{'op':'sync_required','cursor':'c1'}");
        server.error(takeSync("c0"), "unavailable", ",'retry_after_ms':2000");
        pass(Duration.ofMillis(1_999));
        server.assertNothingWritten();
        pass(Duration.ofMillis(1));
        synced(takeSync("c0"), "c1", true);

        server.assertNothingWritten();
    }

    @Test
    void says_so_and_goes_on_from_now_when_the_server_does_not_know_the_place() {
        ChatClient client = start(builder().since("old"), listener, Runnable::run);
        server.welcome("c5");
        JsonObject sync = takeSync("old");
        server.message(1, "bob", ",'cursor':'c6'");
        server.error(sync, "invalid_argument", "");

        assertThat(listener.take()).containsExactly("connected c5", "problem invalid_argument", "message 1");
        assertThat(client.cursor()).contains("c5");
    }

    @Test
    void tells_a_later_change_of_a_message_that_was_told_before() {
        connected("c0");
        server.message(1, "bob", ",'cursor':'c1'");
        server.message(2, "bob", ",'cursor':'c2'");
        server.say("{'op':'sync_required','cursor':'c1'}");
        JsonObject sync = takeSync("c2");
        server.message(1, "bob", ",'replay':true,'edited_at':'2026-11-29T12:01:00.000Z'");
        server.message(1, "bob", ",'replay':true,'edited_at':'2026-11-29T12:01:00.000Z'");
        server.message(2, "bob", ",'replay':true,'recalled_at':'2026-11-29T12:01:00.000Z'");
        synced(sync, "c3", true);

        assertThat(listener.take()).containsExactly("message 1", "message 2", "edited bob 1 m1", "recalled bob 2");
    }

    @Test
    void does_not_tell_what_it_has_sent_itself() {
        ChatClient client = connected("c0");
        assertThat(client.send("bob", "hi")).isNotDone();
        server.sent(server.take("send"), 1, "c1");
        loseSocket();
        server.welcome("c9");
        JsonObject sync = takeSync("c1");
        server.message(1, "alice", ",'cursor':'c1','replay':true");
        server.message(2, "alice", ",'cursor':'c1','replay':true");
        synced(sync, "c9", true);

        assertThat(listener.take()).containsExactly("connected c9", "replay 2");
    }

    @Test
    void takes_a_message_that_comes_back_for_the_answer_that_was_lost() {
        ChatClient client = connected("c0");
        CompletableFuture<Sent> sent = client.send("bob", "hi", "c7", Duration.ofMinutes(5));
        server.take("send");
        loseSocket();
        server.welcome("c9");
        server.take("send");
        synced(takeSync("c0"), "c9", true);
        server.message(7, "alice", ",'cursor':'c10'");

        assertThat(sent.join().id()).isEqualTo(7);
        assertThat(sent.join().duplicate()).isTrue();
        assertThat(listener.take()).containsExactly("connected c9");
    }

    @Test
    void goes_on_where_an_earlier_client_has_stopped() {
        start(builder().since("c3"), listener, Runnable::run);
        server.welcome("c9");

        takeSync("c3");
    }

    @Test
    void remembers_only_so_many_messages() {
        RecentMessages recent = new RecentMessages(2);
        for (int id = 1; id <= 3; id++) {
            recent.remember(new Sent("bob", id, id, Instant.EPOCH, "c", true, false));
        }

        assertThat(recent.look(message(3))).isEqualTo(RecentMessages.Novelty.KNOWN);
        assertThat(recent.look(message(1))).isEqualTo(RecentMessages.Novelty.NEW);
    }

    private static Message message(long id) {
        return new Message(id, id, "alice", "bob", "hi", null, Instant.EPOCH, null, null);
    }

    @Test
    void tells_at_once_what_is_too_much_to_hold() {
        connected("c0");
        server.say("{'op':'sync_required','cursor':'c1'}");
        JsonObject sync = takeSync("c0");
        for (int id = 1; id <= 10_001; id++) {
            server.message(id, "bob", "");
        }
        assertThat(listener.take()).containsExactly("message 10001");
        synced(sync, "c1", true);

        assertThat(listener.take())
                .hasSize(10_000)
                .startsWith("message 1", "message 2")
                .endsWith("message 10000");
    }

    @Test
    void tells_what_it_holds_when_it_ends() {
        ChatClient client = connected("c0");
        server.say("{'op':'sync_required','cursor':'c1'}");
        server.message(1, "bob", "");
        client.close();

        assertThat(listener.take()).containsExactly("message 1", "ended closed");
    }
}
