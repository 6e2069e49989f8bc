package org.wschat.adapter.websocket.device.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.MessageText;

final class DeviceRequestsTest {

    private static final UserId BOB = new UserId("bob");

    private final DeviceRequests requests = new DeviceRequests(10);

    private AskedFrame parsed(String json) {
        return requests.parse(json.replace('\'', '"'));
    }

    private DeviceRequest request(String json) {
        return parsed(json).request();
    }

    private String refusal(String json) {
        DeviceRequest.Refused refused = (DeviceRequest.Refused) request(json);
        return refused.code() + " " + refused.message();
    }

    @Test
    void reads_every_request() {
        assertThat(request("{'op':'send','to':'bob','content':'hi','client_id':'c'}"))
                .isEqualTo(new DeviceRequest.Send(BOB, new MessageText("hi"), Optional.of(new ClientId("c"))));
        assertThat(request("{'op':'history','peer':'bob'}"))
                .isEqualTo(new DeviceRequest.History(BOB, OptionalLong.empty(), OptionalLong.empty(), 50));
        assertThat(request("{'op':'history','peer':'bob','before_seq':7,'limit':200}"))
                .isEqualTo(new DeviceRequest.History(BOB, OptionalLong.of(7), OptionalLong.empty(), 200));
        assertThat(request("{'op':'history','peer':'bob','after_seq':0,'limit':1}"))
                .isEqualTo(new DeviceRequest.History(BOB, OptionalLong.empty(), OptionalLong.of(0), 1));
        assertThat(request("{'op':'read','peer':'bob','seq':3}")).isEqualTo(new DeviceRequest.Read(BOB, 3));
        assertThat(request("{'op':'conversations'}")).isEqualTo(new DeviceRequest.Conversations(50, Optional.empty()));
        assertThat(request("{'op':'conversations','limit':2,'cursor':'" + DeviceRequests.cursor(4711) + "'}"))
                .isEqualTo(new DeviceRequest.Conversations(2, Optional.of(4711L)));
        assertThat(request("{'op':'sync','cursor':'a.b'}")).isEqualTo(new DeviceRequest.Sync(new SyncCursor("a.b")));
        assertThat(request("{'op':'typing','to':'bob'}")).isEqualTo(new DeviceRequest.Typing(BOB));
        assertThat(request("{'op':'watch','users':['bob','bob','al']}"))
                .isEqualTo(new DeviceRequest.Watch(List.of(BOB, new UserId("al"))));
        assertThat(request("{'op':'unwatch','users':[]}")).isEqualTo(new DeviceRequest.Unwatch(List.of()));
        assertThat(request("{'op':'edit','peer':'bob','seq':1,'content':''}"))
                .isEqualTo(new DeviceRequest.Edit(BOB, 1, MessageText.EMPTY));
        assertThat(request("{'op':'recall','peer':'bob','seq':1}")).isEqualTo(new DeviceRequest.Recall(BOB, 1));
        assertThat(request("{'op':'block','user':'bob'}")).isEqualTo(new DeviceRequest.Block(BOB, true));
        assertThat(request("{'op':'unblock','user':'bob'}")).isEqualTo(new DeviceRequest.Block(BOB, false));
        assertThat(request("{'op':'blocks'}")).isEqualTo(new DeviceRequest.Blocks());
        assertThat(request("{'op':'ping'}")).isEqualTo(new DeviceRequest.Ping());
    }

    @Test
    void ignores_what_it_does_not_know_and_takes_null_for_missing() {
        assertThat(request("{'new':[1,{'op':'x'}],'limit':'many','op':'ping','more':1e9}"))
                .isEqualTo(new DeviceRequest.Ping());
        assertThat(request("{'op':'conversations','limit':null,'cursor':null,'ref':null}"))
                .isEqualTo(new DeviceRequest.Conversations(50, Optional.empty()));
    }

    @Test
    void gives_the_mark_of_the_client_even_if_the_rest_is_wrong() {
        assertThat(parsed("{'op':'ping','ref':'r'}").ref()).contains("r");
        assertThat(parsed("{'ref':'r','op':'dance'}").ref()).contains("r");
        assertThat(parsed("{'ref':'r','op':'send','to':5}").ref()).contains("r");
        assertThat(parsed("{'ref':'r','op':'ping',").ref()).contains("r");
        assertThat(parsed("{'op':'ping','ref':'" + "x".repeat(64) + "'}").ref()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'op':'send','content':'hi'}|to: missing (expected: a user id)",
                "{'op':'send','to':5,'content':'hi'}|to: 5 (expected: a string)",
                "{'op':'send','to':['x'],'content':'hi'}|to: an array (expected: a string)",
                "{'op':'send','to':{},'content':'hi'}|to: an object (expected: a string)",
                "{'op':'send','to':true,'content':'hi'}|to: true (expected: a string)",
                "{'op':'send','to':'','content':'hi'}|to: `\"\"`, user id: 0 characters (expected: 1 to 64)",
                "{'op':'send','to':'bob'}|content: missing (expected: a string)",
                "{'op':'send','to':'bob','content':'hi','client_id':''}|client_id: `\"\"`, client id: 0 characters (expected: 1 to 64)",
                "{'op':'history','peer':'bob','limit':0}|limit: 0 (expected: a whole number from 1 to 200)",
                "{'op':'history','peer':'bob','limit':201}|limit: 201 (expected: a whole number from 1 to 200)",
                "{'op':'history','peer':'bob','limit':'1'}|limit: \"1\" (expected: a whole number from 1 to 200)",
                "{'op':'history','peer':'bob','limit':1.5}|limit: 1.5 (expected: a whole number from 1 to 200)",
                "{'op':'history','peer':'bob','before_seq':0}|before_seq: 0 (expected: a whole number from 1)",
                "{'op':'history','peer':'bob','before_seq':2,'after_seq':1}|after_seq: given beside before_seq (expected: one of the two, or neither)",
                "{'op':'read','peer':'bob'}|seq: missing (expected: a whole number from 1)",
                "{'op':'sync'}|cursor: missing (expected: one that was given before)",
                "{'op':'sync','cursor':'?'}|cursor: not one (expected: one that this server has given)",
                "{'op':'conversations','cursor':'?'}|cursor: \"?\" (expected: one that this server has given)",
                "{'op':'watch','users':['bob',5]}|users: an array (expected: an array of strings)",
                "{'op':'watch','users':'bob'}|users: \"bob\" (expected: an array of strings)",
                "{'op':5}|op: 5 (expected: a string)",
                "{}|op: missing (expected: the name of a request)",
                "{'op':'ping','ref':''}|ref: 0 characters (expected: 1 to 64)",
                "{'op':'ping','ref':7}|ref: 7 (expected: a string)",
            })
    void names_the_field_its_value_and_what_was_expected(String json, String message) {
        assertThat(refusal(json)).isEqualTo("INVALID_ARGUMENT " + message.replace("`", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "null",
                "[]",
                "5",
                "{'op':'ping'",
                "{'op':'ping'}{}",
                "{'op':'ping','op':'ping'}",
                "{\"op\":\"pi\tng\"}",
                "{op:'ping'}"
            })
    void refuses_what_is_no_single_object(String json) {
        assertThat(refusal(json)).startsWith("INVALID_FRAME frame: ".substring(0, 14));
    }

    @Test
    void refuses_a_name_that_no_request_has() {
        assertThat(refusal("{'op':'dance'}")).isEqualTo("UNKNOWN_OP op: \"dance\" (expected: the name of a request)");
        assertThat(refusal("{'op':'PING'}")).startsWith("UNKNOWN_OP");
    }

    @Test
    void counts_characters_and_not_bytes() {
        assertThat(request("{'op':'send','to':'bob','content':'" + "😀".repeat(10) + "'}"))
                .isInstanceOf(DeviceRequest.Send.class);
        assertThat(refusal("{'op':'send','to':'bob','content':'" + "x".repeat(11) + "'}"))
                .isEqualTo("TOO_LARGE content: 11 characters (expected: at most 10)");
    }

    @Test
    void refuses_half_characters_wherever_they_stand() {
        assertThat(refusal("{'op':'send','to':'bob','content':'\\ud800'}"))
                .startsWith("INVALID_ARGUMENT content: lone surrogate");
        assertThat(refusal("{'op':'send','to':'b\\udc00','content':'x'}")).startsWith("INVALID_ARGUMENT to: ");
        assertThat(refusal("{'op':'ping','ref':'\\ud800'}")).startsWith("INVALID_ARGUMENT ref: ");
        assertThat(parsed("{'op':'ping','ref':'\\ud800'}").ref()).isEmpty();
    }
}
