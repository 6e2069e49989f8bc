package org.wschat.adapter.websocket.device.frame;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.wschat.adapter.websocket.frame.FreeObject;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.MessageText;

/** Reads what devices send, and tells what is wrong with it. */
public final class DeviceRequests {

    /** The most messages, or conversations, on a page. */
    public static final int MAX_LIMIT = 200;

    /** How many are on a page if the client does not say. */
    static final int DEFAULT_LIMIT = 50;

    /** The most characters a client's mark on a request has. */
    static final int MAX_REF = 64;

    private static final int CURSOR_RADIX = 36;
    private static final String CURSOR = "[0-9a-z]{1,12}";

    private final int contentChars;

    /**
     * Makes a reader.
     *
     * @param contentChars the most characters (code points) that a text may have
     */
    public DeviceRequests(int contentChars) {
        this.contentChars = contentChars;
    }

    /**
     * Reads one frame.
     *
     * @param text any text
     * @return what it asks for; never fails
     */
    public AskedFrame parse(String text) {
        FreeObject object = FreeObject.parse(text);
        Optional<String> ref = Optional.empty();
        try {
            ref = ref(object);
            if (object.fault().isPresent()) {
                return refused(ref, ErrorCode.INVALID_FRAME, object.fault().get());
            }
            return new AskedFrame(ref, request(object));
        } catch (TooLargeException e) {
            return refused(ref, ErrorCode.TOO_LARGE, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            ErrorCode code = object.fault().isPresent() ? ErrorCode.INVALID_FRAME : ErrorCode.INVALID_ARGUMENT;
            return refused(ref, code, object.fault().orElse(String.valueOf(e.getMessage())));
        }
    }

    /** How the place where the next page of conversations begins is written. */
    static String cursor(long before) {
        return Long.toString(before, CURSOR_RADIX);
    }

    private static AskedFrame refused(Optional<String> ref, ErrorCode code, String message) {
        return new AskedFrame(ref, new DeviceRequest.Refused(code, message));
    }

    private static Optional<String> ref(FreeObject object) {
        Optional<String> ref = object.text("ref");
        ref.ifPresent(mark -> {
            int characters = mark.codePointCount(0, mark.length());
            if (characters < 1 || characters > MAX_REF) {
                throw FreeObject.unfit("ref", characters + " characters", "1 to " + MAX_REF);
            }
            if (mark.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE)) {
                throw FreeObject.unfit("ref", "contains a lone surrogate", "well-formed Unicode");
            }
        });
        return ref;
    }

    private DeviceRequest request(FreeObject object) {
        String op = object.text("op").orElseThrow(() -> missing("op", "the name of a request"));
        return switch (op) {
            case "send" -> new DeviceRequest.Send(user(object, "to"), content(object), clientId(object));
            case "history" -> history(object);
            case "read" -> new DeviceRequest.Read(user(object, "peer"), seq(object));
            case "conversations" -> new DeviceRequest.Conversations(limit(object), before(object));
            case "sync" -> new DeviceRequest.Sync(syncCursor(object));
            case "typing" -> new DeviceRequest.Typing(user(object, "to"));
            case "watch" -> new DeviceRequest.Watch(users(object));
            case "unwatch" -> new DeviceRequest.Unwatch(users(object));
            case "edit" -> new DeviceRequest.Edit(user(object, "peer"), seq(object), content(object));
            case "recall" -> new DeviceRequest.Recall(user(object, "peer"), seq(object));
            case "block" -> new DeviceRequest.Block(user(object, "user"), true);
            case "unblock" -> new DeviceRequest.Block(user(object, "user"), false);
            case "blocks" -> new DeviceRequest.Blocks();
            case "ping" -> new DeviceRequest.Ping();
            default ->
                new DeviceRequest.Refused(
                        ErrorCode.UNKNOWN_OP, "op: " + FreeObject.excerpt(op) + " (expected: the name of a request)");
        };
    }

    private static DeviceRequest history(FreeObject object) {
        OptionalLong before = object.wholeNumber("before_seq", 1, Long.MAX_VALUE);
        OptionalLong after = object.wholeNumber("after_seq", 0, Long.MAX_VALUE);
        if (before.isPresent() && after.isPresent()) {
            throw FreeObject.unfit("after_seq", "given beside before_seq", "one of the two, or neither");
        }
        return new DeviceRequest.History(user(object, "peer"), before, after, limit(object));
    }

    private static UserId user(FreeObject object, String field) {
        String id = object.text(field).orElseThrow(() -> missing(field, "a user id"));
        return checked(field, id, UserId::new);
    }

    private static List<UserId> users(FreeObject object) {
        List<String> ids = object.texts("users").orElseThrow(() -> missing("users", "an array of user ids"));
        Set<UserId> users = new LinkedHashSet<>();
        for (String id : ids) {
            users.add(checked("users", id, UserId::new));
        }
        return List.copyOf(users);
    }

    private MessageText content(FreeObject object) {
        String content = object.text("content").orElseThrow(() -> missing("content", "a string"));
        int characters = content.codePointCount(0, content.length());
        if (characters > contentChars) {
            throw new TooLargeException(
                    "content: " + characters + " characters (expected: at most " + contentChars + ")");
        }
        return new MessageText(content);
    }

    private static Optional<ClientId> clientId(FreeObject object) {
        return object.text("client_id").map(id -> checked("client_id", id, ClientId::new));
    }

    private static long seq(FreeObject object) {
        return object.wholeNumber("seq", 1, Long.MAX_VALUE).orElseThrow(() -> missing("seq", "a whole number from 1"));
    }

    private static int limit(FreeObject object) {
        return (int) object.wholeNumber("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    }

    private static Optional<Long> before(FreeObject object) {
        return object.text("cursor").map(cursor -> {
            if (!cursor.matches(CURSOR)) {
                throw FreeObject.unfit("cursor", FreeObject.excerpt(cursor), "one that this server has given");
            }
            return Long.parseLong(cursor, CURSOR_RADIX);
        });
    }

    private static SyncCursor syncCursor(FreeObject object) {
        return new SyncCursor(object.text("cursor").orElseThrow(() -> missing("cursor", "one that was given before")));
    }

    private static <T> T checked(String field, String value, Function<String, T> type) {
        try {
            return type.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + ": " + FreeObject.excerpt(value) + ", " + e.getMessage(), e);
        }
    }

    private static IllegalArgumentException missing(String field, String expected) {
        return FreeObject.unfit(field, "missing", expected);
    }

    /** A text is longer than may be; never leaves this class. */
    private static final class TooLargeException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message);
        }
    }
}
