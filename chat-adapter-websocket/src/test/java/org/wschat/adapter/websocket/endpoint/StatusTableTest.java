package org.wschat.adapter.websocket.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.frame.ClientFrame;
import org.wschat.application.port.inbound.ReadHistoryOutcome;
import org.wschat.application.port.inbound.SendMessageOutcome;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.StatusCode;
import org.wschat.domain.message.SendRefusal;

final class StatusTableTest {

    @Test
    void tells_every_outcome_and_every_error_by_its_code() {
        List<Map.Entry<Status, String>> told = new ArrayList<>();
        told.add(Map.entry(StatusTable.WELCOME, "50000 连接成功"));
        told.add(Map.entry(StatusTable.NOTHING_TO_SHOW, "50001 没有更多消息了"));
        told.add(Map.entry(StatusTable.of(sent(true)), "50002 消息发送成功,对方在线"));
        told.add(Map.entry(StatusTable.of(sent(false)), "50003 消息发送成功,对方离线"));
        told.add(Map.entry(
                StatusTable.of(new SendMessageOutcome.Refused(SendRefusal.FIRST_CONTACT_LIMIT)),
                "50004 发送信息过多对方已禁止你发送消息"));
        told.add(Map.entry(
                StatusTable.of(new SendMessageOutcome.Refused(SendRefusal.BLOCKED)), "50004 发送信息过多对方已禁止你发送消息"));
        told.add(Map.entry(StatusTable.of(new ClientFrame.Invalid("why")), "50005 请求无效: why"));
        told.add(Map.entry(
                StatusTable.of(new ReadHistoryOutcome.UnknownMessage(99)),
                "50005 请求无效: before_id: 99 (expected: the ID of a message of this conversation)"));
        told.add(Map.entry(StatusTable.of(new MessageStoreException("down")), "50006 消息未保存,请重试"));
        told.add(Map.entry(StatusTable.of(new ClientFrame.Unacceptable("why")), "50007 请求被拒绝: why"));

        told.forEach(entry -> assertThat(
                        entry.getKey().code().code() + " " + entry.getKey().text())
                .isEqualTo(entry.getValue()));
        assertThat(told).extracting(entry -> entry.getKey().code()).containsAll(Arrays.asList(StatusCode.values()));
        assertThat(StatusTable.of(new IllegalStateException("a bug")).code()).isEqualTo(StatusCode.NOT_STORED);
    }

    private static SendMessageOutcome sent(boolean peerOnline) {
        return new SendMessageOutcome.Sent(TalkingPair.message(1, TalkingPair.ONE, TalkingPair.TWO), peerOnline);
    }
}
