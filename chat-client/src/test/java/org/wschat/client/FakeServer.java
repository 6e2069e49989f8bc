package org.wschat.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The other end, played by the test: takes the sockets, reads what was written, says what the test says. */
final class FakeServer implements Transport {

    private final List<Events> opened = new ArrayList<>();
    private final Deque<String> undelivered = new ArrayDeque<>();
    private FakeLink link = new FakeLink();
    private @Nullable Events events;

    private static final class FakeLink implements Link {

        private final Deque<JsonObject> written = new ArrayDeque<>();
        private int asked = 1;
        private boolean closed;
        private boolean aborted;

        @Override
        public void send(String text) {
            written.add(JsonParser.parseString(text).getAsJsonObject());
        }

        @Override
        public void pull() {
            asked++;
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public void abort() {
            aborted = true;
        }
    }

    @Override
    public void open(Events wanted) {
        opened.add(wanted);
        events = wanted;
    }

    /** {@return how many sockets were asked for} */
    int attempts() {
        return opened.size();
    }

    /** {@return who hears of the latest socket} */
    Events events() {
        return Objects.requireNonNull(events, "no socket was asked for");
    }

    /** Opens the latest socket without a word. */
    FakeServer accept() {
        link = new FakeLink();
        undelivered.clear();
        events().opened(link);
        return this;
    }

    /** Opens the latest socket and says welcome. */
    FakeServer welcome(String cursor) {
        return accept().say("{'op':'welcome','user':'alice','session':'s','server_time':'2026-11-29T12:00:00.000Z',"
                + "'heartbeat_ms':25000,'cursor':'" + cursor
                + "','limits':{'frame_bytes':65536,'content_chars':8000,'page':200}}");
    }

    /** Says something, with {@code '} for {@code "}, as soon as the client asks for it. */
    FakeServer say(String frame) {
        return sayRaw(frame.replace('\'', '"'));
    }

    /** Says anything at all. */
    FakeServer sayRaw(String text) {
        undelivered.add(text);
        deliver();
        return this;
    }

    /** Hands over what the client has asked for. */
    void deliver() {
        while (link.asked > 0 && !undelivered.isEmpty()) {
            link.asked--;
            events().text(undelivered.remove());
        }
    }

    /** Tells a message from bob, or to him. */
    FakeServer message(int id, String from, String more) {
        return say(messageFrame(id, from, more));
    }

    static String messageFrame(int id, String from, String more) {
        return "{'op':'message','id':" + id + ",'seq':" + id + ",'from':'" + from + "','to':'"
                + (from.equals("alice") ? "bob" : "alice") + "','content':'m" + id + "','client_id':'c" + id
                + "','sent_at':'2026-11-29T12:00:00.000Z'" + more + "}";
    }

    /** Says that a send was committed. */
    FakeServer sent(JsonObject send, int id, String cursor) {
        return say("{'op':'sent','ref':" + send.get("ref") + ",'to':" + send.get("to") + ",'id':" + id + ",'seq':" + id
                + ",'sent_at':'2026-11-29T12:00:00.000Z','client_id':" + send.get("client_id")
                + ",'online':true,'duplicate':false,'cursor':'" + cursor + "'}");
    }

    /** Refuses a request. */
    FakeServer error(JsonObject request, String code, String more) {
        return say("{'op':'error','ref':" + request.get("ref") + ",'code':'" + code + "','message':'no'" + more + "}");
    }

    /** Takes the oldest frame that was written and not taken. */
    JsonObject take(String op) {
        JsonObject frame = link.written.poll();
        assertThat(frame).as("a frame").isNotNull();
        assertThat(Objects.requireNonNull(frame).get("op").getAsString()).isEqualTo(op);
        return frame;
    }

    /** Checks that everything that was written was taken. */
    void assertNothingWritten() {
        assertThat(link.written).isEmpty();
    }

    boolean isClosed() {
        return link.closed;
    }

    boolean isAborted() {
        return link.aborted;
    }

    /** {@return how many messages wait until the client asks} */
    int undelivered() {
        return undelivered.size();
    }
}
