package org.wschat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for, how it is repeated, and how it ends. */
class RequestsTest extends ClientStory {

    private static final String TIME = "2026-11-29T12:00:00.000Z";

    @Test
    void a_send_is_answered_when_it_is_committed() {
        CompletableFuture<Sent> sent = connected("c0").send("bob", "hi");
        JsonObject frame = server.take("send");
        assertThat(sent).isNotDone();
        server.sent(frame, 7, "c1");

        String clientId = frame.get("client_id").getAsString();
        assertThat(frame.get("to").getAsString()).isEqualTo("bob");
        assertThat(frame.get("content").getAsString()).isEqualTo("hi");
        assertThat(clientId).hasSize(22);
        assertThat(sent.join()).isEqualTo(new Sent("bob", 7, 7, Instant.parse(TIME), clientId, true, false));
    }

    @Test
    void every_send_has_a_client_id_of_its_own() {
        ChatClient client = connected("c0");
        assertThat(client.send("bob", "hi")).isNotDone();
        assertThat(client.send("bob", "hi")).isNotDone();

        assertThat(server.take("send").get("client_id"))
                .isNotEqualTo(server.take("send").get("client_id"));
    }

    @Test
    void a_send_whose_answer_was_lost_is_repeated_under_the_same_client_id() {
        CompletableFuture<Sent> sent = connected("c0").send("bob", "hi");
        JsonObject first = server.take("send");
        server.events().failed(new IOException("cut"));
        pass(Duration.ofMillis(500));
        server.welcome("c1");
        JsonObject second = server.take("send");
        server.sent(second, 7, "c2");

        assertThat(second).isEqualTo(first);
        assertThat(sent.join().id()).isEqualTo(7);
    }

    @Test
    void what_is_sent_before_the_socket_is_open_waits_for_it_in_order() {
        ChatClient client = start();
        assertThat(client.send("bob", "one")).isNotDone();
        assertThat(client.send("bob", "two")).isNotDone();
        server.welcome("c0");

        assertThat(server.take("send").get("content").getAsString()).isEqualTo("one");
        assertThat(server.take("send").get("content").getAsString()).isEqualTo("two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate_limited", "unavailable"})
    void comes_again_when_the_server_has_said_after_how_long(String code) {
        CompletableFuture<Sent> sent = connected("c0").send("bob", "hi");
        JsonObject first = server.take("send");
        server.error(first, code, ",'retry_after_ms':4000");
        pass(Duration.ofMillis(3_999));
        server.assertNothingWritten();
        pass(Duration.ofMillis(1));
        server.sent(server.take("send"), 7, "c1");

        assertThat(sent.join().id()).isEqualTo(7);
    }

    @Test
    void waits_longer_each_time_when_the_server_does_not_say() {
        assertThat(connected("c0").send("bob", "hi")).isNotDone();
        for (int millis : new int[] {500, 1_000, 2_000}) {
            server.error(server.take("send"), "unavailable", "");
            pass(Duration.ofMillis(millis - 1));
            server.assertNothingWritten();
            pass(Duration.ofMillis(1));
        }
        server.take("send");
    }

    @Test
    void has_a_few_requests_under_way_and_the_others_follow_in_order() {
        ChatClient client = connected("c0");
        for (int i = 1; i <= 10; i++) {
            assertThat(client.send("bob", "m" + i)).isNotDone();
        }
        JsonObject first = server.take("send");
        for (int i = 2; i <= 8; i++) {
            assertThat(server.take("send").get("content").getAsString()).isEqualTo("m" + i);
        }
        server.assertNothingWritten();
        server.sent(first, 1, "c1");

        assertThat(server.take("send").get("content").getAsString()).isEqualTo("m9");
        server.assertNothingWritten();
    }

    @Test
    void writes_nothing_while_the_server_wants_a_pause_and_begins_again_with_what_it_refused() {
        ChatClient client = connected("c0");
        assertThat(client.send("bob", "one")).isNotDone();
        assertThat(client.send("bob", "two")).isNotDone();
        JsonObject one = server.take("send");
        JsonObject two = server.take("send");
        server.error(one, "rate_limited", ",'retry_after_ms':20").error(two, "rate_limited", ",'retry_after_ms':40");
        assertThat(client.send("bob", "three")).isNotDone();
        pass(Duration.ofMillis(999)); // less would be used up at once
        server.assertNothingWritten();
        pass(Duration.ofMillis(1));

        assertThat(server.take("send")).isEqualTo(one);
        assertThat(server.take("send")).isEqualTo(two);
        assertThat(server.take("send").get("content").getAsString()).isEqualTo("three");
    }

    @Test
    void what_times_out_makes_room_for_others() {
        ChatClient client = connected("c0");
        for (int i = 1; i <= 8; i++) {
            assertThat(client.send("bob", "m" + i, "c" + i, Duration.ofSeconds(1)))
                    .isNotDone();
            server.take("send");
        }
        assertThat(client.send("bob", "m9")).isNotDone();
        server.assertNothingWritten();
        pass(Duration.ofSeconds(1));

        assertThat(server.take("send").get("content").getAsString()).isEqualTo("m9");
    }

    @Test
    void does_not_come_back_early_because_there_is_another_socket() {
        assertThat(connected("c0").send("bob", "hi")).isNotDone();
        server.error(server.take("send"), "rate_limited", ",'retry_after_ms':20000");
        server.events().closed(1011, "");
        pass(Duration.ofMillis(500));
        server.welcome("c0");
        server.take("sync");
        server.assertNothingWritten();
        pass(Duration.ofMillis(12_499)); // and after 12.5 s it pings
        server.assertNothingWritten();
        pass(Duration.ofMillis(7_001));

        server.take("ping");
        server.take("send");
    }

    @Test
    void fails_at_once_when_the_server_asks_to_wait_longer_than_the_patience() {
        CompletableFuture<Sent> sent = connected("c0").send("bob", "hi");
        server.error(server.take("send"), "rate_limited", ",'retry_after_ms':31000");

        assertThat(codeOf(sent)).isEqualTo(ErrorCode.RATE_LIMITED);
    }

    @Test
    void fails_when_the_patience_ends_and_is_not_repeated_any_more() {
        ChatClient client = connected("c0");
        CompletableFuture<Sent> sent = client.send("bob", "hi", "mine", Duration.ofSeconds(5));
        assertThat(server.take("send").get("client_id").getAsString()).isEqualTo("mine");
        pass(Duration.ofMillis(4_999));
        assertThat(sent).isNotDone();
        pass(Duration.ofMillis(1));

        assertThat(codeOf(sent)).isEqualTo(ErrorCode.TIMED_OUT);
        server.events().failed(new IOException("cut"));
        pass(Duration.ofSeconds(1));
        server.welcome("c0");
        server.take("sync");
        server.assertNothingWritten();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_frame",
                "unknown_op",
                "invalid_argument",
                "too_large",
                "not_found",
                "forbidden",
                "blocked",
                "first_contact_limit",
                "conflict"
            })
    void fails_with_the_code_of_the_server(String code) {
        CompletableFuture<Sent> sent = connected("c0").send("bob", "hi");
        server.error(server.take("send"), code, "");

        assertThat(codeOf(sent).wireName()).isEqualTo(code);
        assertThatThrownBy(sent::join).hasMessageContaining(code + ": no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"brand_new", "timed_out"})
    void fails_with_the_name_of_a_code_that_the_contract_does_not_have(String code) {
        CompletableFuture<Sent> sent = connected("c0").send("bob", "hi");
        server.error(server.take("send"), code, "");

        assertThat(codeOf(sent)).isEqualTo(ErrorCode.OTHER);
        assertThatThrownBy(sent::join).hasMessageContaining(code);
    }

    @Test
    void refuses_what_the_server_would_not_take() {
        ChatClient client = connected("c0");

        assertThat(codeOf(client.send("bob", "x".repeat(65_536)))).isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(codeOf(client.send("bob", "\ud800"))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        server.assertNothingWritten();
        assertThatThrownBy(() -> client.send("bob", "hi", "mine", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("patience: PT0S");
    }

    @Test
    void fails_when_the_answer_cannot_be_read() {
        CompletableFuture<Sent> sent = connected("c0").send("bob", "hi");
        JsonObject frame = server.take("send");
        server.say("{'op':'sent','ref':" + frame.get("ref") + ",'to':'bob'}");

        assertThat(codeOf(sent)).isEqualTo(ErrorCode.UNREADABLE);
    }

    @Test
    void fails_when_something_else_is_answered() {
        CompletableFuture<Sent> sent = connected("c0").send("bob", "hi");
        JsonObject frame = server.take("send");
        server.say("{'op':'pong','ref':" + frame.get("ref") + ",'server_time':'" + TIME + "'}");

        assertThat(codeOf(sent)).isEqualTo(ErrorCode.UNREADABLE);
    }

    @Test
    void reads_history_and_which_side_of_it() {
        ChatClient client = connected("c0");
        CompletableFuture<History> history = client.historyBefore("bob", 9, 2);
        JsonObject frame = server.take("history");
        assertThat(frame.get("before_seq").getAsInt()).isEqualTo(9);
        assertThat(frame.get("limit").getAsInt()).isEqualTo(2);
        String messages = FakeServer.messageFrame(7, "bob", "") + ","
                + FakeServer.messageFrame(8, "alice", ",'recalled_at':'" + TIME + "'");
        server.say("{'op':'history','ref':" + frame.get("ref") + ",'peer':'bob','messages':[" + messages
                + "],'has_more':true,'read_seq':3,'peer_read_seq':4}");

        assertThat(history.join().messages()).extracting(Message::seq).containsExactly(7L, 8L);
        assertThat(history.join().hasMore()).isTrue();
        assertThat(history.join().messages().get(1).recalledAt()).isEqualTo(TIME);

        assertThat(client.historyAfter("bob", 0, 5)).isNotDone();
        assertThat(server.take("history").get("after_seq").getAsInt()).isZero();
        assertThat(client.history("bob", 5)).isNotDone();
        assertThat(server.take("history").keySet()).containsExactly("op", "peer", "limit", "ref");
    }

    @Test
    void lists_conversations_page_by_page() {
        ChatClient client = connected("c0");
        CompletableFuture<Conversations> first = client.conversations(1);
        JsonObject frame = server.take("conversations");
        server.say("{'op':'conversations','ref':" + frame.get("ref")
                + ",'items':[{'peer':'bob','last_seq':3,'unread':2,'read_seq':1,'peer_read_seq':0,'last_message':"
                + FakeServer.messageFrame(3, "bob", "") + "}],'cursor':'p2','total_unread':2}");
        assertThat(first.join().items()).extracting(Conversation::unread).containsExactly(2L);

        CompletableFuture<Conversations> second = client.conversations(1, "p2");
        frame = server.take("conversations");
        assertThat(frame.get("cursor").getAsString()).isEqualTo("p2");
        server.say("{'op':'conversations','ref':" + frame.get("ref") + ",'items':[],'cursor':null,'total_unread':2}");
        assertThat(second.join().cursor()).isNull();
    }

    @Test
    void marks_edits_recalls_blocks_and_pings() {
        ChatClient client = connected("c0");
        CompletableFuture<Read> read = client.markRead("bob", 3);
        JsonObject frame = server.take("read");
        server.say("{'op':'read','ref':" + frame.get("ref") + ",'reader':'alice','peer':'bob','seq':3,'read_at':'"
                + TIME + "'}");
        assertThat(read.join()).isEqualTo(new Read("alice", "bob", 3, Instant.parse(TIME)));

        CompletableFuture<Edited> edited = client.edit("bob", 3, "better");
        frame = server.take("edit");
        server.say("{'op':'edited','ref':" + frame.get("ref") + ",'peer':'bob','seq':3,'content':"
                + frame.get("content") + ",'at':'" + TIME + "'}");
        assertThat(edited.join().content()).isEqualTo("better");

        CompletableFuture<Recalled> recalled = client.recall("bob", 3);
        frame = server.take("recall");
        server.say("{'op':'recalled','ref':" + frame.get("ref") + ",'peer':'bob','seq':3,'at':'" + TIME + "'}");
        assertThat(recalled.join().seq()).isEqualTo(3);

        assertBlocks(client.block("eve"), "block");
        assertBlocks(client.unblock("bob"), "unblock");
        assertBlocks(client.blocks(), "blocks");

        CompletableFuture<Instant> pong = client.ping();
        frame = server.take("ping");
        server.say("{'op':'pong','ref':" + frame.get("ref") + ",'server_time':'" + TIME + "'}");
        assertThat(pong.join()).isEqualTo(TIME);
        assertThat(listener.take()).isEmpty();
    }

    private void assertBlocks(CompletableFuture<List<String>> blocks, String op) {
        JsonObject frame = server.take(op);
        server.say("{'op':'blocks','ref':" + frame.get("ref") + ",'users':['eve']}");
        assertThat(blocks.join()).containsExactly("eve");
    }

    @Test
    void typing_is_lost_when_there_is_no_socket() {
        ChatClient client = start();
        client.typing("bob");
        server.welcome("c0");

        server.assertNothingWritten();
    }
}
