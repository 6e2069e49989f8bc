package org.wschat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How events reach the listener, and what the client does with frames that are none. */
class EventsTest extends ClientStory {

    private static final String TIME = "2026-11-29T12:00:00.000Z";

    @Test
    void tells_every_kind_of_event_in_order() {
        connected("c0");
        server.message(1, "bob", ",'cursor':'c1'")
                .say("{'op':'typing','from':'bob'}")
                .say("{'op':'read','reader':'bob','peer':'alice','seq':3,'read_at':'" + TIME + "'}")
                .say("{'op':'edited','peer':'bob','seq':1,'content':'x','at':'" + TIME + "'}")
                .say("{'op':'recalled','peer':'bob','seq':1,'at':'" + TIME + "'}")
                .say("{'op':'presence','user':'bob','online':true,'last_seen':null}");

        assertThat(listener.take())
                .containsExactly(
                        "message 1",
                        "typing bob",
                        "read bob 3",
                        "edited bob 1 x",
                        "recalled bob 1",
                        "presence bob true");
    }

    @Test
    void a_listener_that_throws_hears_the_next_event_all_the_same() {
        RecordingListener throwing = new RecordingListener() {
            @Override
            public void onTyping(String from) {
                throw new AssertionError(from);
            }

            @Override
            public void onProblem(ChatException problem) {
                super.onProblem(problem);
                throw new IllegalStateException("again");
            }
        };
        start(builder(), throwing, Runnable::run);
        server.welcome("c0").say("{'op':'typing','from':'bob'}").message(1, "bob", "");

        assertThat(throwing.take()).containsExactly("connected c0", "problem listener_failed", "message 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "no JSON",
                "{",
                "{'op':'typing','from':'bob'} {}",
                "{}",
                "{'op':7}",
                "{'op':'typing'}",
                "{'op':'typing','from':null}",
                "{'op':'typing','from':['bob']}",
                "{'op':'message','id':1.5}",
                "{'op':'message','id':1e999999999}",
                "{'op':'read','reader':'bob','peer':'alice','seq':'3','read_at':'2026-11-29T12:00:00.000Z'}",
                "{'op':'read','reader':'bob','peer':'alice','seq':3,'read_at':'yesterday'}",
                "{'op':'presence','user':'bob','online':'yes'}",
                "{'op':'error'}",
                "{'op':'reconnect','after_ms':'soon'}"
            })
    void says_so_and_goes_on_when_a_frame_cannot_be_read(String frame) {
        connected("c0");
        server.say(frame).message(1, "bob", "");

        assertThat(listener.take()).containsExactly("problem unreadable", "message 1");
    }

    @Test
    void passes_over_frames_and_fields_that_came_later_than_it() {
        connected("c0");
        server.say("{'op':'poked','by':'bob'}")
                .say("{'op':'poked','ref':'nobody asked'}")
                .say("{'op':'typing','from':'bob','with':'a pencil'}");

        assertThat(listener.take()).containsExactly("typing bob");
    }

    @Test
    void tells_errors_that_belong_to_no_request() {
        connected("c0");
        server.say("{'op':'error','code':'invalid_frame','message':'no JSON'}");

        assertThat(listener.take()).containsExactly("problem invalid_frame");
    }

    @Test
    void reads_no_further_when_the_listener_falls_behind_and_does_not_take_that_for_silence() {
        Held slow = new Held();
        start(builder(), listener, slow);
        server.welcome("c0");
        for (int id = 1; id <= 1_000; id++) {
            server.message(id, "bob", "");
        }
        assertThat(server.undelivered()).isBetween(700, 800);
        pass(Duration.ofMinutes(10));
        assertThat(server.isAborted()).isFalse();

        while (server.undelivered() > 0) {
            slow.runAll();
            server.deliver();
        }
        slow.runAll();
        assertThat(listener.take())
                .hasSize(1_001)
                .startsWith("connected c0", "message 1")
                .endsWith("message 1000");
    }

    @Test
    void knows_from_where_to_go_on_by_what_the_listener_has_heard() {
        Held slow = new Held();
        ChatClient client = start(builder(), listener, slow);
        server.welcome("c0").message(1, "bob", ",'cursor':'c1'");
        assertThat(client.cursor()).isEmpty();
        slow.runAll();

        assertThat(client.cursor()).contains("c1");
    }

    @Test
    void answers_come_while_the_listener_is_busy() {
        Held slow = new Held();
        ChatClient client = start(builder(), listener, slow);
        server.welcome("c0");
        CompletableFuture<Sent> sent = client.send("bob", "hi");
        server.sent(server.take("send"), 1, "c1");

        assertThat(sent).isCompleted();
    }
}
