package org.wschat.benchmark.load;

import java.nio.charset.StandardCharsets;

/** What a server of a comparison is asked, and what its answers mean. */
public enum Wire {

    /** The protocol of the original: acknowledged by a code, pushed to the other person. */
    CHAT {
        @Override
        String target(String from, String to) {
            return "/ws?send_id=" + from + "&receive_id=" + to;
        }

        @Override
        Meaning meaning(byte[] bytes, int offset, int length) {
            if (contains(bytes, offset, length, ONLINE)) {
                return Meaning.ACKNOWLEDGED;
            }
            if (contains(bytes, offset, length, OFFLINE)) {
                return Meaning.KEPT_ONLY;
            }
            if (!contains(bytes, offset, length, SUCCESS)) {
                return Meaning.REFUSED;
            }
            return contains(bytes, offset, length, FROM_SERVER) ? Meaning.OTHER : Meaning.PUSHED;
        }
    },

    /** A server that sends back what it gets. */
    ECHO {
        @Override
        String target(String from, String to) {
            return "/ws";
        }

        @Override
        Meaning meaning(byte[] bytes, int offset, int length) {
            return Meaning.ACKNOWLEDGED;
        }
    };

    private static final byte[] ONLINE = ascii("\"code\":50002");
    private static final byte[] OFFLINE = ascii("\"code\":50003");
    private static final byte[] SUCCESS = ascii("\"code\":50000");
    private static final byte[] FROM_SERVER = ascii("\"from\":\"Server\"");
    private static final int LOOKED_AT = 64;

    /** What a text of the server means. */
    enum Meaning {
        /** The answer to a message: it is kept. */
        ACKNOWLEDGED,
        /** The answer to a message: it is kept, but the other person is not connected. */
        KEPT_ONLY,
        /** A message of the other person. */
        PUSHED,
        /** The answer to a message: it is not kept. */
        REFUSED,
        /** Something else, such as a welcome. */
        OTHER
    }

    /** Whether the server says a word of its own when a socket is connected, and not only that the handshake is done. */
    boolean welcomes() {
        return this == CHAT;
    }

    abstract String target(String from, String to);

    abstract Meaning meaning(byte[] bytes, int offset, int length);

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether it stands near the beginning. */
    static boolean contains(byte[] bytes, int offset, int length, byte[] wanted) {
        int last = offset + Math.min(length, LOOKED_AT) - wanted.length;
        for (int start = offset; start <= last; start++) {
            int matched = 0;
            while (matched < wanted.length && bytes[start + matched] == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
