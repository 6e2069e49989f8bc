package org.wschat.adapter.websocket.server;

import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches the frame headers of one client (RFC 6455, section 5.2) and says where it stops keeping to the rules. Payload
 * is counted and never kept, so a message too long is refused on the length it declares.
 *
 * <p>Used by one thread at a time. What is left to Tyrus: UTF-8, and the codes and texts inside close frames.
 */
final class FrameGuard {

    /**
     * How many frames that carry nothing onward a client may send in each period of {@link #CONTROL_PERIOD_NANOS}: pings,
     * pongs, and empty fragments.
     */
    static final int CONTROL_FRAMES = 100;

    static final long CONTROL_PERIOD_NANOS = 10_000_000_000L;

    private static final int CONTINUATION = 0x0;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PONG = 0xA;
    private static final int MASK_BYTES = 4;
    private static final int CONTROL_BYTES = 125;

    private enum Part {
        FIRST,
        SECOND,
        LENGTH,
        MASK,
        PAYLOAD
    }

    private final int messageLimit;
    private final LongSupplier nanos;

    private Part part = Part.FIRST;
    private boolean last;
    private int opcode;
    private int partLeft;
    private long length;
    private boolean fragmented;
    private long messageBytes;
    private boolean over;
    private volatile boolean closeHeard;
    private long messages;
    private volatile long messageUnderWay = -1;
    private long periodStart;
    private int idleFrames;

    FrameGuard(int messageLimit, LongSupplier nanos) {
        this.messageLimit = messageLimit;
        this.nanos = nanos;
        this.periodStart = nanos.getAsLong();
    }

    /**
     * Looks at the next bytes of the client. Lowers the limit of the buffer to what may be processed: all of it, or what
     * comes before the frame that breaks a rule, or what ends with a close frame. After either nothing passes any more.
     *
     * @param data the bytes from position to limit; the position is left alone
     * @return what the client did wrong, once
     */
    @Nullable Violation inspect(ByteBuffer data) {
        int index = data.position();
        int end = data.limit();
        int frameStart = index;
        while (!over && index < end) {
            if (part == Part.PAYLOAD) {
                int skipped = (int) Math.min(length, end - index);
                index += skipped;
                length -= skipped;
                if (length == 0) {
                    endFrame();
                }
                continue;
            }
            if (part == Part.FIRST) {
                frameStart = index;
            }
            Violation violation = headerByte(data.get(index) & 0xFF);
            index++;
            if (violation != null) {
                over = true;
                data.limit(frameStart);
                return violation;
            }
        }
        data.limit(index);
        noteMessageUnderWay();
        return null;
    }

    /**
     * Tells which message has begun and not ended, so that one that is never finished can be seen. A control frame counts
     * as a message, unless it comes between the fragments of one. Any thread.
     *
     * @return a number that differs for each message; -1 if none is under way
     */
    long messageUnderWay() {
        return messageUnderWay;
    }

    /** Tells whether the client has sent its close frame, by the rules as far as they are watched here. Any thread. */
    boolean closeHeard() {
        return closeHeard;
    }

    private @Nullable Violation headerByte(int octet) {
        return switch (part) {
            case FIRST -> firstByte(octet);
            case SECOND -> secondByte(octet);
            case LENGTH -> lengthByte(octet);
            case MASK, PAYLOAD -> maskByte();
        };
    }

    private @Nullable Violation lengthByte(int octet) {
        length = (length << 8) | octet;
        partLeft--;
        return partLeft > 0 ? null : declared();
    }

    private @Nullable Violation maskByte() {
        partLeft--;
        if (partLeft == 0) {
            part = Part.PAYLOAD;
            if (length == 0) {
                endFrame();
            }
        }
        return null;
    }

    private @Nullable Violation firstByte(int octet) {
        last = (octet & 0x80) != 0;
        opcode = octet & 0x0F;
        part = Part.SECOND;
        if ((octet & 0x70) != 0) {
            return Violation.protocol("reserved bits are set");
        }
        if ((opcode > BINARY && opcode < CLOSE) || opcode > PONG) {
            return Violation.protocol("the opcode is reserved");
        }
        if (isControl()) {
            return last ? null : Violation.protocol("a control frame is fragmented");
        }
        if (fragmented != (opcode == CONTINUATION)) {
            return Violation.protocol(
                    fragmented ? "a message begins inside another" : "there is no message to be continued");
        }
        return null;
    }

    private @Nullable Violation secondByte(int octet) {
        if ((octet & 0x80) == 0) {
            return Violation.protocol("client frames must be masked");
        }
        int declared = octet & 0x7F;
        if (isControl() && declared > CONTROL_BYTES) {
            return Violation.protocol("a control frame is too long");
        }
        if (declared <= CONTROL_BYTES) {
            length = declared;
            return declared();
        }
        length = 0;
        part = Part.LENGTH;
        partLeft = declared == 126 ? 2 : 8;
        return null;
    }

    private @Nullable Violation declared() {
        part = Part.MASK;
        partLeft = MASK_BYTES;
        if (isControl()) {
            return opcode == CLOSE ? null : countIdleFrame("too many pings and pongs");
        }
        if (length == 0 && !last) {
            return countIdleFrame("too many empty fragments");
        }
        if (length < 0 || length > messageLimit - messageBytes) {
            return Violation.tooBig(messageLimit);
        }
        messageBytes += length;
        return null;
    }

    private @Nullable Violation countIdleFrame(String tooMany) {
        long now = nanos.getAsLong();
        if (now - periodStart >= CONTROL_PERIOD_NANOS) {
            periodStart = now;
            idleFrames = 0;
        }
        idleFrames++;
        return idleFrames > CONTROL_FRAMES ? Violation.abuse(tooMany) : null;
    }

    private void noteMessageUnderWay() {
        long now = fragmented || part != Part.FIRST ? messages : -1;
        if (now != messageUnderWay) {
            messageUnderWay = now;
        }
    }

    private void endFrame() {
        part = Part.FIRST;
        if (opcode == CLOSE) {
            over = true;
            closeHeard = true;
        } else if (!isControl()) {
            fragmented = !last;
            if (last) {
                messageBytes = 0;
            }
        }
        if (!fragmented) {
            messages++;
        }
    }

    private boolean isControl() {
        return opcode >= CLOSE;
    }
}
