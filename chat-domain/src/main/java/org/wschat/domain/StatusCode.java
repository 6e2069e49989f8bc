package org.wschat.domain;

/**
 * What became of a request, as clients of the original protocol read it: programs read {@link #code()}, people read
 * {@link #text()}.
 *
 * <p>50000 to 50004 are the original's, with its texts; the codes after them are this server's own.
 */
public enum StatusCode {
    /** The request succeeded; also the code of every pushed message, whose content then replaces the text. */
    SUCCESS(50000, "连接成功"),
    /** There is nothing (more) to show: no history, or nothing unread. */
    END(50001, "没有更多消息了"),
    /** The message is stored, and the peer has a socket open on this conversation. */
    PEER_ONLINE(50002, "消息发送成功,对方在线"),
    /** The message is stored, and waits unread for the peer. */
    PEER_OFFLINE(50003, "消息发送成功,对方离线"),
    /** The message is not stored: the peer has to answer first (see {@code FirstContactRule}). */
    LIMIT(50004, "发送信息过多对方已禁止你发送消息"),
    /** The frame is not a request of the protocol; nothing was done. The socket stays open. */
    INVALID_REQUEST(50005, "请求无效"),
    /** The request could not be carried out now, and a message in it is not stored; trying again later is right. */
    NOT_STORED(50006, "消息未保存,请重试"),
    /** The request is well-formed but not accepted; the text says why, and trying the same again is pointless. */
    REFUSED(50007, "请求被拒绝");

    private final int code;
    private final String text;

    StatusCode(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** {@return the number on the wire, stable for ever} */
    public int code() {
        return code;
    }

    /** {@return the text for people, in Chinese like the original's} */
    public String text() {
        return text;
    }
}
