package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What was mended, and what is ours, on the real jar. */
@ParameterizedClass
@MethodSource("org.wschat.endtoend.Engine#eachKind")
class ConversationIT {

    @RegisterExtension
    final TestStorage storage;

    ConversationIT(Engine engine) {
        storage = new TestStorage(engine);
    }

    @Test
    void reaches_every_socket_of_the_pair_and_closing_one_leaves_the_other_alone() throws Exception {
        try (ChatProcess server = storage.server().startReady();
                ChatClient a = ChatClient.open(server.port(), "1", "2");
                ChatClient phone = ChatClient.open(server.port(), "2", "1");
                ChatClient laptop = ChatClient.open(server.port(), "2", "1");
                ChatClient elsewhere = ChatClient.open(server.port(), "2", "3")) {
            a.say("to both");
            assertThat(a.next().get("code").getAsInt()).isEqualTo(50002);
            assertThat(phone.next().get("content").getAsString()).isEqualTo("to both");
            assertThat(laptop.next().get("content").getAsString()).isEqualTo("to both");
            assertThat(phone.closeAndWait()).isEqualTo(1000);
            a.say("to one");
            assertThat(a.next().get("code").getAsInt()).isEqualTo(50002);
            assertThat(laptop.next().get("content").getAsString()).isEqualTo("to one");
            assertThat(elsewhere.waiting()).isZero();
        }
    }

    @Test
    void marks_only_the_messages_of_the_peer_that_was_read() throws Exception {
        try (ChatProcess server = storage.server().startReady();
                ChatClient one = ChatClient.open(server.port(), "1", "9");
                ChatClient two = ChatClient.open(server.port(), "2", "9")) {
            one.say("from one");
            two.say("from two");
            assertThat(one.next().get("code").getAsInt()).isEqualTo(50003);
            assertThat(two.next().get("code").getAsInt()).isEqualTo(50003);
            try (ChatClient reader = ChatClient.open(server.port(), "9", "1")) {
                assertThat(reader.ask("{\"type\":3}").getAsJsonArray("content")).hasSize(1);
                assertThat(reader.ask("{\"type\":4}").toString())
                        .isEqualTo("{\"total_counts\":1,\"unread_counts\":[{\"send_id\":\"2\",\"unread_count\":1}]}");
            }
        }
    }

    @Test
    void pages_a_conversation_by_limit_and_before_id() throws Exception {
        try (ChatProcess server = storage.server().startReady();
                ChatClient a = ChatClient.open(server.port(), "1", "2")) {
            for (int i = 1; i <= 5; i++) {
                a.say("m" + i);
                a.next();
            }
            var first = a.ask("{\"type\":2,\"limit\":2}").getAsJsonArray("content");
            assertThat(first.toString()).contains("m5", "m4").doesNotContain("m3");
            long oldest = first.get(1).getAsJsonObject().get("ID").getAsLong();
            var second = a.ask("{\"type\":2,\"limit\":10,\"before_id\":" + oldest + "}")
                    .getAsJsonArray("content");
            assertThat(second).hasSize(3);
            assertThat(second.toString()).contains("m3", "m2", "m1").doesNotContain("m4");
        }
    }

    @Test
    void asks_for_an_answer_after_as_many_first_messages_as_configured() throws Exception {
        try (ChatProcess server = storage.server()
                        .variable("CHAT_LIMITS_FIRST_CONTACT", "3")
                        .startReady();
                ChatClient a = ChatClient.open(server.port(), "1", "2")) {
            for (int i = 1; i <= 3; i++) {
                a.say("m" + i);
                assertThat(a.next().get("code").getAsInt()).isEqualTo(50003);
            }
            a.say("one too many");
            assertThat(a.next().get("code").getAsInt()).isEqualTo(50004);
            try (ChatClient b = ChatClient.open(server.port(), "2", "1")) {
                assertThat(b.ask("{\"type\":2}").getAsJsonArray("content")).hasSize(3);
                b.say("an answer");
                assertThat(b.next().get("code").getAsInt()).isEqualTo(50002);
                a.next();
                a.say("and on");
                assertThat(a.next().get("code").getAsInt()).isEqualTo(50002);
            }
        }
    }
}
